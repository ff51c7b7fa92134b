import type { Catalog } from "@hapju/inference";
import { z } from "zod";
import { CliError } from "../errors.ts";
import { readJsonFile } from "../json-file.ts";

const variantFile = z.strictObject({
  routes: z
    .record(z.string(), z.array(z.string()).min(1))
    .default({})
    .describe("Order of models by task, as HAPJU_ROUTE_<TASK> gives it"),
  language: z.string().optional(),
});

/** One of the two sets of models and settings that `hapju compare` runs. */
export interface Variant {
  readonly name: string;
  readonly routes: Readonly<Record<string, readonly string[]>>;
  readonly language?: string;
}

/**
 * Reads a settings file: `{ "routes": { "face-detection": ["yunet"] }, "language": "en" }`.
 * @throws CliError `bad-usage` naming the file, and its line or the task or model that is wrong
 */
export function readVariant(path: string, catalog: Catalog): Variant {
  const { routes, language } = readJsonFile(path, variantFile);
  const refuse = (reason: string) => new CliError("bad-usage", `${path}: ${reason}.`, { path });
  for (const [task, ids] of Object.entries(routes)) {
    const known = catalog.of(task).map(({ id }) => id);
    if (known.length === 0) {
      const tasks = [...new Set(catalog.entries.map((entry) => entry.task))];
      throw refuse(`routes.${task}: this task does not exist. Use one of ${tasks.join(", ")}`);
    }
    const stray = ids.find((id) => !known.includes(id));
    if (stray)
      throw refuse(`routes.${task}: "${stray}" is not a model of this task. Use one of ${known.join(", ")}`);
  }
  return { name: path, routes, ...(language === undefined ? {} : { language }) };
}
