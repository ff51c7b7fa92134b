import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { catalogEntry } from "../catalog/entry.ts";

export type EntryInput = z.input<typeof catalogEntry>;

const adapterPath = (name: string) => fileURLToPath(new URL(`./${name}.fixture.ts`, import.meta.url));

/** A catalog entry for a model of the tests; everything a test does not care about is filled in. */
export function entry(
  id: string,
  more: Partial<EntryInput> & { fixture?: "tiny" | "moody" } = {},
): EntryInput {
  const { fixture = "moody", ...fields } = more;
  return {
    id,
    version: "1",
    task: "voice-activity",
    runtime: "onnx",
    adapter: adapterPath(fixture),
    files: [],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 1,
    card: "Made by the tests.",
    ...fields,
  };
}

/** A folder of models with a catalog of its own, gone at the end of the test. */
export function workbench() {
  const dir = mkdtempSync(join(tmpdir(), "hapju-models-"));
  return {
    dir,
    catalog(...models: EntryInput[]): string {
      const path = join(dir, "test-catalog.json");
      writeFileSync(path, JSON.stringify({ models }));
      return path;
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
