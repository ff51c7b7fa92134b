import type { Catalog } from "./catalog/catalog.ts";
import { type CatalogEntry, isEmbedded, modelName } from "./catalog/entry.ts";
import { type LocatedFile, locate } from "./files/locate.ts";
import type { HostPool } from "./host/pool.ts";
import type { Settings } from "./options.ts";

export interface ModelStatus {
  readonly entry: CatalogEntry;
  readonly files: readonly LocatedFile[];
  /** `embedded`: nothing to download. `absent`: nothing or not all of it is here. */
  readonly state: "embedded" | "present" | "absent";
  /** Copies in memory now. */
  readonly inMemory: number;
  readonly healthy: boolean;
  /** Why it was last at fault. */
  readonly lastFault: string | undefined;
}

export interface HostStatus {
  readonly pid: number | undefined;
  readonly busy: boolean;
  readonly models: readonly string[];
  readonly residentBytes: number;
  readonly crashes: number;
}

export interface ModelsStatus {
  readonly models: readonly ModelStatus[];
  readonly hosts: readonly HostStatus[];
  readonly waiting: number;
  readonly memory: { readonly heldBytes: number; readonly budgetBytes: number };
  /** Since the models were opened. A hit found its model in memory. */
  readonly counts: { readonly loads: number; readonly hits: number; readonly evictions: number };
}

export function statusOf(
  catalog: Catalog,
  { dir, pool: { memoryBytes } }: Settings,
  pool: HostPool,
): ModelsStatus {
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
