import { type ModelDefinition, model } from "@hapju/spec";
import { z } from "zod";
import { InferenceError } from "../errors.ts";
import { type Registered, registeredEntry } from "./check-entry.ts";
import type { CatalogEntry } from "./entry.ts";
import { readCatalogFile } from "./read-file.ts";

/** Every model, by id; the order of a task's models is its default route. */
export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  /** @throws InferenceError `model-unknown` */
  get(id: string): CatalogEntry;
  /** The models of a task, in the order of its default route. */
  of(task: string): readonly CatalogEntry[];
}

/** A model, or the path of a JSON file with a list of `models`. */
export type CatalogSource = ModelDefinition | string;

/**
 * Joins catalogs: of two entries with one id the earlier wins. Every entry that remains is checked.
 *
 * @throws InferenceError `catalog-invalid` naming file or entry, field and rule
 */
export function readCatalog(sources: readonly CatalogSource[], registered: Registered): Catalog {
  const byId = new Map<string, CatalogEntry>();
  for (const entry of sources.flatMap(entriesOf)) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  const entries = [...byId.values()].map((entry) => registeredEntry(entry, registered));
  return {
    entries,
    get(id) {
      const entry = entries.find((one) => one.id === id);
      if (entry) return entry;
      throw new InferenceError(
        "model-unknown",
        `There is no model "${id}" in the catalog. \`npx hapju models list\` shows all ${entries.length}.`,
        { id },
      );
    },
    of: (task) => entries.filter((entry) => entry.task === task),
  };
}

function entriesOf(source: CatalogSource): CatalogEntry[] {
  if (typeof source === "string") return readCatalogFile(source);
  const { success, data, error } = model.safeParse(source);
  if (success) return [{ ...data, origin: data.adapter }];
  throw new InferenceError(
    "catalog-invalid",
    `The catalog entry "${source.id}" is not valid:\n${z.prettifyError(error)}`,
    { model: source.id },
  );
}
