import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ModelDefinition } from "@hapju/spec";
import { createInference } from "../inference.ts";
import type { InferenceOptions } from "../options.ts";
import { javascript } from "../runtimes/javascript/runtime.ts";
import { onnx } from "../runtimes/onnx/runtime.ts";
import { tasks } from "./tasks.fixture.ts";

const adapterUrl = (name: string) => new URL(`./${name}.fixture.ts`, import.meta.url).href;

/** A catalog entry for a model of the tests; everything a test does not care about is filled in. */
export function entry(
  id: string,
  more: Partial<ModelDefinition> & { fixture?: "tiny" | "moody" } = {},
): ModelDefinition {
  const { fixture = "moody", ...fields } = more;
  return {
    id,
    version: "1",
    task: "voice-activity",
    runtime: fixture === "tiny" ? "onnx" : "javascript",
    adapter: adapterUrl(fixture),
    files: [],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 1,
    card: "Written by the tests.",
    ...fields,
  };
}

/** A models folder, removed at the end of the test. */
export function workbench() {
  const dir = mkdtempSync(join(tmpdir(), "hapju-models-"));
  return {
    dir,
    /** Writes a catalog file. */
    catalog(...models: readonly ModelDefinition[]): string {
      const path = join(dir, "test-catalog.json");
      writeFileSync(path, JSON.stringify({ models }));
      return path;
    },
    /** Inference with these models, the tests' tasks and one host process. */
    inference(models: readonly ModelDefinition[], options: Partial<InferenceOptions> = {}) {
      const runtimes = [javascript, onnx];
      return createInference({ tasks, runtimes, catalog: models, dir, hostProcesses: 1, ...options });
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
