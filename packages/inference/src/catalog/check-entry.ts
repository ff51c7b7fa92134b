import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AnyRuntime, AnyTask } from "@hapju/spec";
import { z } from "zod";
import { InferenceError } from "../errors.ts";
import type { CatalogEntry } from "./entry.ts";

/** What an application registers, by name. */
export interface Registered {
  readonly tasks: ReadonlyMap<string, AnyTask>;
  readonly runtimes: ReadonlyMap<string, AnyRuntime>;
}

/**
 * A list by name.
 * @throws InferenceError `catalog-invalid` where two things have one name
 */
export function byName<Item extends { readonly name: string }>(
  kind: "task" | "runtime",
  items: readonly Item[],
): ReadonlyMap<string, Item> {
  const map = new Map<string, Item>();
  for (const item of items) {
    const other = map.get(item.name);
    if (other && other !== item) {
      throw new InferenceError(
        "catalog-invalid",
        `Two ${kind}s are named "${item.name}". Rename one of them.`,
        {
          [kind]: item.name,
        },
      );
    }
    map.set(item.name, item);
  }
  return map;
}

/**
 * Checks an entry against what is registered: its task, its runtime, its adapter's module and its options.
 *
 * @returns the entry with its options as the runtime's schema parsed them
 * @throws InferenceError `catalog-invalid` naming entry, field and the registered names
 */
export function registeredEntry(entry: CatalogEntry, { tasks, runtimes }: Registered): CatalogEntry {
  if (!tasks.has(entry.task)) throw unregistered(entry, "task", tasks);
  const runtime = runtimes.get(entry.runtime);
  if (!runtime) throw unregistered(entry, "runtime", runtimes);
  checkModule(entry);
  const { success, data, error } = runtime.options.safeParse(entry.options);
  if (success) return { ...entry, options: data };
  throw invalid(
    entry,
    "options",
    `are not what the runtime "${runtime.name}" takes:\n${z.prettifyError(error)}`,
  );
}

function checkModule(entry: CatalogEntry): void {
  if (!entry.adapter.startsWith("file:")) {
    throw invalid(
      entry,
      "adapter",
      `is "${entry.adapter}", which is no module that is installed. Give a file: URL, such as new URL("./adapter.js", import.meta.url).href, or in a catalog file a path that starts with "./".`,
    );
  }
  const path = fileURLToPath(entry.adapter);
  if (!existsSync(path)) throw invalid(entry, "adapter", `is ${path}, which does not exist.`);
}

const unregistered = (entry: CatalogEntry, field: "task" | "runtime", known: ReadonlyMap<string, unknown>) =>
  invalid(
    entry,
    field,
    `is "${entry[field]}", which is not registered; registered are ${[...known.keys()].join(", ") || "none"}. Correct the name, or pass the ${field} to createInference.`,
  );

const invalid = (entry: CatalogEntry, field: string, problem: string) =>
  new InferenceError(
    "catalog-invalid",
    `The catalog entry "${entry.id}" is not valid: its ${field} ${problem}`,
    {
      model: entry.id,
      field,
      origin: entry.origin,
    },
  );
