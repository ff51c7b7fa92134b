import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ModelsError } from "../errors.ts";
import { type CatalogEntry, catalogFile } from "./entry.ts";

const OWN = fileURLToPath(new URL("../../catalog", import.meta.url));

/** Every model known, by id; the order of a task's models is its default route. */
export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  /** @throws ModelsError `model-unknown` */
  get(id: string): CatalogEntry;
  of(task: string): readonly CatalogEntry[];
}

/**
 * Reads the catalog of this package and, ahead of it, the user's own files. A user's entry replaces
 * ours of the same id.
 *
 * @param files paths of catalog files; those that do not exist are an error.
 * @throws ModelsError `catalog-invalid` naming file, field and rule
 */
export function loadCatalog(files: readonly string[] = []): Catalog {
  const own = readdirSync(OWN)
    .sort()
    .map((file) => join(OWN, file));
  const byId = new Map<string, CatalogEntry>();
  for (const file of [...files, ...own]) {
    for (const entry of readCatalogFile(file)) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  }
  const entries = [...byId.values()];
  return {
    entries,
    get(id) {
      const entry = byId.get(id);
      if (!entry) {
        throw new ModelsError(
          "model-unknown",
          `There is no model "${id}" in the catalog; \`npx hapju models list\` shows all ${entries.length}`,
          { id },
        );
      }
      return entry;
    },
    of: (task) => entries.filter((entry) => entry.task === task),
  };
}

function readCatalogFile(file: string): CatalogEntry[] {
  if (!existsSync(file)) {
    throw new ModelsError("catalog-invalid", `The catalog file ${file} does not exist`, { file });
  }
  const parsed = catalogFile.safeParse(parse(file));
  if (!parsed.success) {
    throw new ModelsError(
      "catalog-invalid",
      `The catalog file ${file} is not valid:\n${z.prettifyError(parsed.error)}`,
      {
        file,
      },
    );
  }
  return parsed.data.models.map((entry) => ({ ...entry, folder: dirname(resolve(file)) }));
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new ModelsError(
      "catalog-invalid",
      `The catalog file ${file} is not JSON: ${(cause as Error).message}`,
      { file },
      { cause },
    );
  }
}
