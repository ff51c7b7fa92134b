import { existsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import type { PullOptions } from "./files/pull.ts";
import type { HealthOptions } from "./host/health.ts";
import type { PoolOptions } from "./host/pool.ts";
import { type RouteOverrides, routesFromEnvironment } from "./routes/routes.ts";

export interface ModelsOptions {
  /** Folder of downloaded and built models (`HAPJU_MODELS_DIR`). Its `catalog.json`, if any, is read. */
  readonly dir: string;
  /** Further catalog files, ahead of ours; an entry of the same id replaces ours. */
  readonly catalog?: string | readonly string[];
  /** Order of models by task; default: `HAPJU_ROUTE_<TASK>=id,id`, then the catalog's order. */
  readonly routes?: RouteOverrides;
  /** Reads the routes that were saved, which stand below `routes` and the environment: asked whenever something is planned. */
  readonly savedRoutes?: () => Promise<RouteOverrides>;
  /** Processes that hold sessions; default: one per core, at most 4. */
  readonly hostProcesses?: number;
  /** Threads of one network; default: the cores shared among the processes. */
  readonly threads?: number;
  /** What all models in memory may take; default: `HAPJU_MODELS_MEMORY_MIB`, then half of the machine's. */
  readonly memoryMiB?: number;
  /** Base URL of a copy of a folder of models; default: `HAPJU_MODELS_URL`, then each file's own URL. */
  readonly mirror?: string;
  /** Calls that may wait for a host; default 1,000. The next is refused with `queue-full`. */
  readonly queueLimit?: number;
  /** Models leave the memory once nobody has asked any for so long; default 5 minutes. */
  readonly idleMs?: number;
  readonly health?: HealthOptions;
  /** Told of downloads that a plan or a pull starts. */
  readonly onProgress?: PullOptions["onProgress"];
}

export interface Settings {
  readonly dir: string;
  readonly catalogFiles: readonly string[];
  readonly routes: RouteOverrides;
  readonly savedRoutes: ModelsOptions["savedRoutes"];
  readonly mirror: string | undefined;
  readonly onProgress: PullOptions["onProgress"];
  readonly pool: PoolOptions;
}

const MIB = 1024 * 1024;
/** A server that waits for the next meeting holds no models meanwhile. */
const IDLE_MS = 5 * 60_000;

/** Options, then the environment, then defaults. */
export function settingsOf(options: ModelsOptions, env: NodeJS.ProcessEnv = process.env): Settings {
  const { dir } = options;
  const cores = availableParallelism();
  const hostProcesses = options.hostProcesses ?? Math.min(cores, 4);
  const threads = options.threads ?? Math.max(1, Math.floor(cores / hostProcesses));
  const machine = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const memoryMiB = options.memoryMiB ?? (Number(env.HAPJU_MODELS_MEMORY_MIB) || machine / 2 / MIB);
  const ownCatalog = join(dir, "catalog.json");
  return {
    dir,
    catalogFiles: [options.catalog ?? [], existsSync(ownCatalog) ? ownCatalog : []].flat(),
    routes: { ...routesFromEnvironment(env), ...options.routes },
    savedRoutes: options.savedRoutes,
    mirror: options.mirror ?? (env.HAPJU_MODELS_URL || undefined),
    onProgress: options.onProgress,
    pool: {
      hostProcesses,
      threads,
      memoryBytes: memoryMiB * MIB,
      queueLimit: options.queueLimit ?? 1_000,
      idleMs: options.idleMs ?? IDLE_MS,
      ...(options.health && { health: options.health }),
    },
  };
}
