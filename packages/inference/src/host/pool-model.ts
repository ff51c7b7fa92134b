import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type CatalogEntry, modelName } from "../catalog/entry.ts";
import { buildOrders, locate } from "../files/locate.ts";
import type { PoolModel } from "./job.ts";

const MIB = 1024 * 1024;

/** A catalog entry as the model host needs it. */
export function poolModel(entry: CatalogEntry, dir: string): PoolModel {
  const name = modelName(entry);
  const ownModule = /^[./]/.test(entry.adapter);
  return {
    name,
    declaredBytes: entry.memoryMiB * MIB,
    timeoutMs: entry.timeoutMs,
    batch: entry.batch,
    order() {
      const files = locate(entry, dir);
      return {
        model: name,
        task: entry.task,
        adapter: ownModule ? pathToFileURL(resolve(entry.folder, entry.adapter)).href : entry.adapter,
        files: Object.fromEntries(files.map(({ file, path }) => [file.name, path])),
        options: entry.options,
        builds: buildOrders(files),
      };
    },
  };
}
