import { existsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import type { AnyRuntime, AnyTask } from "@hapju/spec";
import type { CatalogSource } from "./catalog/catalog.ts";
import type { PullOptions } from "./files/pull.ts";
import type { HealthOptions } from "./host/health.ts";
import type { PoolOptions } from "./host/pool.ts";
import { type RouteOverrides, routesFromEnvironment } from "./routes/routes.ts";

/** What {@link createInference} is given. */
export interface InferenceOptions {
  /** Every task that may be called. */
  readonly tasks: readonly AnyTask[];
  /** Every runtime that catalog entries may name. */
  readonly runtimes: readonly AnyRuntime[];
  /**
   * Models and paths of JSON catalog files, in order of precedence: of two entries with one id the earlier wins, and the
   * order of a task's models is its default route. `catalog.json` of `dir` comes before all of them.
   */
  readonly catalog: readonly CatalogSource[];
  /** The models folder (`HAPJU_MODELS_DIR`): downloaded files, installed packages, and a `catalog.json` of the user. */
  readonly dir: string;
  /** Order of models by task; default: `HAPJU_ROUTE_<TASK>=id,id`, then the catalog's order. */
  readonly routes?: RouteOverrides | undefined;
  /** Reads the saved routes, which rank below `routes` and the environment; called by every `plan`. */
  readonly savedRoutes?: (() => Promise<RouteOverrides>) | undefined;
  /** Processes that hold models; default: one per core, at most 4. */
  readonly hostProcesses?: number | undefined;
  /** Threads of one network; default: the cores shared among the processes. */
  readonly threads?: number | undefined;
  /** What all loaded models may take; default: `HAPJU_MODELS_MEMORY_MIB`, then half of the machine's memory. */
  readonly memoryMiB?: number | undefined;
  /** Base URL of a copy of a models folder; default: `HAPJU_MODELS_URL`, then each file's own URL. */
  readonly mirror?: string | undefined;
  /** Calls that may wait for a host; default 1,000. The next is refused with `queue-full`. */
  readonly queueLimit?: number | undefined;
  /** Models are unloaded after a host was idle for so long, in milliseconds; default 5 minutes. */
  readonly idleMs?: number | undefined;
  /** When a model that keeps failing is no longer called. */
  readonly health?: HealthOptions | undefined;
  /** Notified of downloads that a plan or a pull starts. */
  readonly onProgress?: PullOptions["onProgress"];
}

/** Options, with the environment and the defaults filled in. */
export interface InferenceSettings {
  readonly dir: string;
  readonly catalog: readonly CatalogSource[];
  readonly routes: RouteOverrides;
  readonly savedRoutes: InferenceOptions["savedRoutes"];
  readonly mirror: string | undefined;
  readonly onProgress: PullOptions["onProgress"];
  readonly pool: PoolOptions;
}

const MIB = 1024 * 1024;
/** A server that waits for the next meeting holds no models meanwhile. */
const IDLE_MS = 5 * 60_000;

/** Options, then the environment, then defaults. */
export function settingsOf(
  options: InferenceOptions,
  env: NodeJS.ProcessEnv = process.env,
): InferenceSettings {
  const { dir } = options;
  const cores = availableParallelism();
  const hostProcesses = options.hostProcesses ?? Math.min(cores, 4);
  const threads = options.threads ?? Math.max(1, Math.floor(cores / hostProcesses));
  const machine = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const memoryMiB = options.memoryMiB ?? (Number(env.HAPJU_MODELS_MEMORY_MIB) || machine / 2 / MIB);
  const userCatalog = join(dir, "catalog.json");
  return {
    dir,
    catalog: [...(existsSync(userCatalog) ? [userCatalog] : []), ...options.catalog],
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
      health: options.health,
    },
  };
}
