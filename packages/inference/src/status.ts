import { modelName } from "@hapju/spec";
import type { Catalog } from "./catalog/catalog.ts";
import { type CatalogEntry, isEmbedded } from "./catalog/entry.ts";
import { type LocatedFile, locate } from "./files/locate.ts";
import type { HostPool } from "./host/pool.ts";
import type { InferenceSettings } from "./options.ts";

/** One model of the catalog, now. */
export interface ModelStatus {
  readonly entry: CatalogEntry;
  readonly files: readonly LocatedFile[];
  /** `embedded`: nothing to download. `absent`: at least one file is missing. */
  readonly state: "embedded" | "present" | "absent";
  /** Replicas in memory now. */
  readonly inMemory: number;
  readonly healthy: boolean;
  /** Message of its last fault. */
  readonly lastFault: string | undefined;
}

/** One model host, now. */
export interface ModelHostStatus {
  /** Absent while its process is not started. */
  readonly pid: number | undefined;
  readonly busy: boolean;
  /** `id@version` of the models in its memory. */
  readonly models: readonly string[];
  readonly residentBytes: number;
  /** How often its process died. */
  readonly crashes: number;
}

/** The state of models and hosts, from {@link Inference.status}. */
export interface InferenceStatus {
  readonly models: readonly ModelStatus[];
  readonly hosts: readonly ModelHostStatus[];
  /** Calls that wait for a host. */
  readonly waiting: number;
  readonly memory: { readonly heldBytes: number; readonly budgetBytes: number };
  /** Since inference was created. A hit found its model in memory. */
  readonly counts: { readonly loads: number; readonly hits: number; readonly evictions: number };
}

/** What is present, in memory and healthy, now. */
export function statusOf(
  catalog: Catalog,
  { dir, pool: { memoryBytes } }: InferenceSettings,
  pool: HostPool,
): InferenceStatus {
  return {
    models: catalog.entries.map((entry) => modelStatus(entry, dir, pool)),
    hosts: pool.hosts.map(({ pid, busy, held, residentBytes, crashes }) => ({
      pid,
      busy,
      models: [...held.keys()],
      residentBytes,
      crashes,
    })),
    waiting: pool.waiting,
    memory: { heldBytes: pool.memory.heldBytes, budgetBytes: memoryBytes },
    counts: { loads: pool.loads, hits: pool.hits, evictions: pool.memory.evictions },
  };
}

function modelStatus(entry: CatalogEntry, dir: string, pool: HostPool): ModelStatus {
  const name = modelName(entry);
  const files = locate(entry, dir);
  const complete = files.every(({ state }) => state !== "missing");
  const health = pool.health(name);
  return {
    entry,
    files,
    state: complete ? (isEmbedded(entry) ? "embedded" : "present") : "absent",
    inMemory: pool.hosts.filter(({ held }) => held.has(name)).length,
    healthy: health.healthy,
    lastFault: health.lastFault?.message,
  };
}
