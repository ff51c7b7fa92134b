import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { model } from "@hapju/spec";
import { z } from "zod";
import { InferenceError } from "../errors.ts";
import { adapterUrl } from "./adapter-url.ts";
import type { CatalogEntry } from "./entry.ts";

const catalogFile = z.strictObject({ models: z.array(model) });

/**
 * Reads a JSON catalog, `{ "models": [ … ] }`. Relative paths in it start at its folder.
 *
 * @throws InferenceError `catalog-invalid` naming file, field and rule
 */
export function readCatalogFile(path: string): CatalogEntry[] {
  const file = resolve(path);
  const { success, data, error } = catalogFile.safeParse(parse(file));
  if (!success) {
    throw new InferenceError(
      "catalog-invalid",
      `The catalog file ${file} is not valid:\n${z.prettifyError(error)}`,
      { file },
    );
  }
  const origin = pathToFileURL(file).href;
  return data.models.map((entry) => ({
    ...entry,
    origin,
    adapter: adapterUrl(entry.adapter, origin),
    files: entry.files.map((one) =>
      "path" in one ? { ...one, path: resolve(dirname(file), one.path) } : one,
    ),
  }));
}

function parse(file: string): unknown {
  if (!existsSync(file)) {
    throw new InferenceError("catalog-invalid", `The catalog file ${file} does not exist.`, { file });
  }
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new InferenceError(
      "catalog-invalid",
      `The catalog file ${file} is not JSON: ${(cause as Error).message}`,
      { file },
      { cause },
    );
  }
}
