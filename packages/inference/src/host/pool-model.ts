import { type AnyRuntime, type AnyTask, modelName } from "@hapju/spec";
import type { CatalogEntry } from "../catalog/entry.ts";
import { locate } from "../files/locate.ts";
import type { PoolModel } from "./job.ts";

const MIB = 1024 * 1024;

/** A catalog entry as the model host needs it. */
export function poolModel(entry: CatalogEntry, task: AnyTask, runtime: AnyRuntime, dir: string): PoolModel {
  const name = modelName(entry);
  return {
    name,
    task,
    declaredBytes: entry.memoryMiB * MIB,
    timeoutMs: entry.timeoutMs,
    batch: entry.batch,
    order() {
      const files = locate(entry, dir);
      return {
        model: name,
        adapter: entry.adapter,
        runtime: { name: runtime.name, module: runtime.module },
        files: Object.fromEntries(files.map(({ file, path }) => [file.name, path])),
        options: entry.options,
      };
    },
  };
}
