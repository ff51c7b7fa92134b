import {
  type AnyTask,
  modelName,
  type Requirements,
  type RoutePlan,
  type Task,
  type TaskAnswer,
  type TaskRef,
  type TaskRunner,
} from "@hapju/spec";
import { checkInput, mayFallBack, requirementsOf, runOnce } from "./call.ts";
import { type Catalog, readCatalog } from "./catalog/catalog.ts";
import { byName, type Registered } from "./catalog/check-entry.ts";
import type { CatalogEntry } from "./catalog/entry.ts";
import { InferenceError } from "./errors.ts";
import { Checksums } from "./files/checksum.ts";
import { locate } from "./files/locate.ts";
import { type PullOptions, pull } from "./files/pull.ts";
import { verify } from "./files/verify.ts";
import { HostPool } from "./host/pool.ts";
import { poolModel } from "./host/pool-model.ts";
import { type InferenceOptions, type InferenceSettings, settingsOf } from "./options.ts";
import { Planner } from "./routes/planner.ts";
import { routeOf, suits, variableOf } from "./routes/routes.ts";
import { type InferenceStatus, statusOf } from "./status.ts";

/** How a model is called. */
export interface CallOptions {
  /** What the run was planned with; without it, the call plans for itself. */
  readonly plan?: RoutePlan | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The order in which the models of a task are tried. */
export interface TaskRoute {
  readonly task: string;
  /** Ids, best first. */
  readonly order: readonly string[];
  /** Whether it is another order than the catalog's. */
  readonly changed: boolean;
}

/**
 * Puts tasks, runtimes and models together. Every catalog entry is checked; no process starts and nothing is downloaded
 * before a model is needed.
 *
 * ```ts
 * const inference = createInference({
 *   tasks: [sentiment],
 *   runtimes: [javascript],
 *   catalog: [tiny],
 *   dir: "models",
 * });
 * const { output, model, runMs } = await inference.call(sentiment, { text: "What a day!" });
 * await inference.close();
 * ```
 *
 * @throws InferenceError `catalog-invalid` naming the entry, its field and the registered names
 */
export function createInference(options: InferenceOptions): Inference {
  const registered = {
    tasks: byName("task", options.tasks),
    runtimes: byName("runtime", options.runtimes),
  };
  const settings = settingsOf(options);
  return new Inference(settings, registered, readCatalog(settings.catalog, registered));
}

/** Plans, calls and manages models; see {@link createInference}. It is the engine's `TaskRunner`. */
export class Inference implements TaskRunner {
  readonly catalog: Catalog;
  readonly #settings: InferenceSettings;
  readonly #registered: Registered;
  readonly #pool: HostPool;
  readonly #planner: Planner;
  readonly #checksums = new Checksums();

  constructor(settings: InferenceSettings, registered: Registered, catalog: Catalog) {
    this.#settings = settings;
    this.#registered = registered;
    this.catalog = catalog;
    this.#pool = new HostPool(settings.pool);
    this.#planner = new Planner(settings, {
      catalog,
      checksums: this.#checksums,
      isHealthy: (entry) => this.#pool.health(modelName(entry)).healthy,
    });
  }

  /** The models folder. */
  get dir(): string {
    return this.#settings.dir;
  }

  /**
   * Picks the model of each task: the first of its route that is present, healthy and suits the
   * requirements. A model the user routed by name is downloaded here if it is missing.
   *
   * @throws InferenceError `task-unknown`; `model-missing` with the command that gets one
   */
  async plan(tasks: readonly TaskRef[], requirements: Requirements = {}): Promise<Record<string, string>> {
    const names = tasks.map((task) => this.#task(task).name);
    await this.#planner.readSaved();
    const plan: Record<string, string> = {};
    for (const name of names) plan[name] = modelName(await this.#planner.pick(name, requirements));
    return plan;
  }

  /**
   * Calls the planned model; where it fails, the next of the route, and the answer is marked degraded.
   * Tasks whose outputs cannot be compared across models fail instead.
   *
   * @throws InferenceError `task-unknown`, `input-invalid`, `model-missing`, and what the model host throws
   */
  async call<Input, Output>(
    { name }: Task<Input, Output>,
    raw: NoInfer<Input>,
    { plan, signal }: CallOptions = {},
  ): Promise<TaskAnswer<Output>> {
    signal?.throwIfAborted();
    const start = performance.now();
    const task = this.#task({ name });
    const input = checkInput(task, raw);
    const requirements = requirementsOf(input);
    const planned = this.#planner.planned(
      task.name,
      plan ?? (await this.plan([task], requirements)),
      requirements,
    );
    const { preferred, candidates } = this.#candidates(task, planned, requirements);
    let firstFailure: InferenceError | undefined;
    for (const entry of candidates) {
      // A fallback is never downloaded: the call waits for it.
      if (firstFailure && !(await this.#isUsable(entry, requirements))) continue;
      try {
        const { output, runMs } = await runOnce(this.#pool, this.#poolModel(entry, task), input, signal);
        return {
          output: output as Output,
          model: modelName(entry),
          degraded: entry.id !== preferred.id,
          queueMs: performance.now() - start - runMs,
          runMs,
          items: task.items?.(input) ?? 1,
        };
      } catch (error) {
        if (!mayFallBack(error)) throw error;
        firstFailure ??= error;
      }
    }
    throw firstFailure;
  }

  /**
   * Downloads or installs a model's missing files and checks those that are there.
   *
   * @throws InferenceError `model-unknown`, `download-failed`, `checksum-mismatch`
   */
  async pull(id: string, options: PullOptions = {}): Promise<void> {
    const { dir, mirror, onProgress } = this.#settings;
    await pull(this.catalog.get(id), dir, mirror, this.#checksums, { onProgress, ...options });
  }

  /**
   * Checks a model's files against their checksums and loads it.
   *
   * @throws InferenceError `model-unknown`, `model-missing`, `checksum-mismatch`, and what the model host throws
   */
  async check(id: string): Promise<void> {
    const entry = this.catalog.get(id);
    const { dir } = this.#settings;
    for (const file of locate(entry, dir)) {
      if (file.state === "present")
        await verify(entry, file, dir, { checksums: this.#checksums, always: true });
    }
    await this.#planner.require(entry);
    const model = this.#poolModel(entry, this.#task({ name: entry.task }));
    await this.#pool.run(model, undefined, { loadOnly: true });
  }

  /** The route of every task. */
  async routes(): Promise<TaskRoute[]> {
    await this.#planner.readSaved();
    return [...this.#registered.tasks.keys()].map((task) => {
      const { candidates, chosen } = this.#planner.route(task);
      return { task, order: candidates.map(({ id }) => id), changed: chosen };
    });
  }

  /**
   * Checks whether an order of models could be saved for a task.
   *
   * @throws InferenceError `task-unknown`, `model-unknown`, `catalog-invalid`; `route-fixed` where the environment
   * fixes another
   */
  checkRoute(task: string, order: readonly string[]): void {
    this.#task({ name: task });
    routeOf(task, this.catalog, { [task]: order });
    if (this.#settings.routes[task])
      throw new InferenceError(
        "route-fixed",
        `The route of ${task} is fixed by ${variableOf(task)}, which this process was started with. Start it without, then change the route.`,
        { task },
      );
  }

  /** What is present, in memory and healthy, now. */
  status(): InferenceStatus {
    return statusOf(this.catalog, this.#settings, this.#pool);
  }

  /** Unloads the models of all tasks but those named; a later call loads them again. */
  async releaseUnused(needed: readonly string[]): Promise<void> {
    const kept = this.catalog.entries.filter(({ task }) => needed.includes(task)).map(modelName);
    await this.#pool.releaseUnused(new Set(kept));
  }

  /** Stops the host processes; calls that wait are refused with `closed`. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  #task({ name }: TaskRef): AnyTask {
    const task = this.#registered.tasks.get(name);
    if (task) return task;
    const known = [...this.#registered.tasks.keys()].join(", ") || "none";
    throw new InferenceError(
      "task-unknown",
      `The task "${name}" is not registered; registered are ${known}. Pass it to createInference.`,
      { task: name },
    );
  }

  /** The models that may answer, in the order they are tried, and the one that counts as not degraded. */
  #candidates(task: AnyTask, planned: CatalogEntry, requirements: Requirements) {
    const { chosen, candidates } = this.#planner.route(task.name);
    // A route that does not name the planned model was changed after the run was planned.
    const preferred = (chosen && candidates.includes(planned) && candidates[0]) || planned;
    if (task.oneModelPerRun) return { preferred, candidates: [planned] };
    const others = candidates.filter((entry) => entry !== planned && suits(entry, requirements));
    return { preferred, candidates: [planned, ...others] };
  }

  #isUsable(entry: CatalogEntry, requirements: Requirements): Promise<boolean> {
    return this.#planner.require(entry, requirements).then(
      () => true,
      () => false,
    );
  }

  #poolModel(entry: CatalogEntry, task: AnyTask) {
    const runtime = this.#registered.runtimes.get(entry.runtime);
    // The catalog holds no entry of a runtime that is not registered.
    if (!runtime) throw new Error(`The runtime of ${entry.id} is not registered.`);
    return poolModel(entry, task, runtime, this.#settings.dir);
  }
}
