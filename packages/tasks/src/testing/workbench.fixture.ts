import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInference, type InferenceOptions, javascript, onnx, sherpaOnnx } from "@hapju/inference";
import type { ModelDefinition } from "@hapju/spec";
import { catalog, tasks } from "../index.ts";

/** An ONNX model of the tests; its task and adapter are the test's. */
export const entry = (
  id: string,
  more: Partial<ModelDefinition> & { task: string; adapter: string },
): ModelDefinition => ({
  id,
  version: "1",
  runtime: "onnx",
  files: [],
  licence: "Apache-2.0",
  commercialUse: true,
  memoryMiB: 1,
  card: "Written by the tests.",
  ...more,
});

/** A models folder, removed at the end of the test. */
export function workbench() {
  const dir = mkdtempSync(join(tmpdir(), "hapju-models-"));
  return {
    dir,
    /** Writes a file into the folder. @returns its path */
    write(name: string, content: Uint8Array | string): string {
      writeFileSync(join(dir, name), content);
      return join(dir, name);
    },
    /** Inference with the shipped tasks and models, others ahead of them, and one host process. */
    inference(models: readonly ModelDefinition[] = [], options: Partial<InferenceOptions> = {}) {
      const runtimes = [onnx, sherpaOnnx, javascript];
      return createInference({
        tasks,
        runtimes,
        catalog: [...models, ...catalog],
        dir,
        hostProcesses: 1,
        ...options,
      });
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
