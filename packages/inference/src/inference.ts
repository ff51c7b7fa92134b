import { type CallResult, checkInput, mayFallBack, runOnce } from "./call.ts";
import { type Catalog, loadCatalog } from "./catalog/catalog.ts";
import { type CatalogEntry, modelName } from "./catalog/entry.ts";
import { ModelsError } from "./errors.ts";
import { locate } from "./files/locate.ts";
import { type PullOptions, pull } from "./files/pull.ts";
import { verify } from "./files/verify.ts";
import { HostPool } from "./host/pool.ts";
import { poolModel } from "./host/pool-model.ts";
import { type ModelsOptions, type Settings, settingsOf } from "./options.ts";
import { type PlanContext, pick } from "./routes/plan.ts";
import {
  type Requirements,
  type Route,
  type RouteOverrides,
  routeOf,
  suits,
  variableOf,
} from "./routes/routes.ts";
import { type ModelsStatus, statusOf } from "./status.ts";
import { type Task, tasks } from "./tasks/index.ts";

/** The models of a run: `id@version` by task. */
export type Plan = Readonly<Record<string, string>>;

export interface CallOptions {
  /** What the run was planned with; without it, the call plans for itself. */
  readonly plan?: Plan;
  readonly signal?: AbortSignal;
}

/**
 * Opens the models: the catalog, the routes and the model host. No process starts and nothing is
 * downloaded before a model is needed.
 *
 * @example
 * const models = await openModels({ dir: "/var/lib/hapju/models" });
 * const plan = await models.plan(["voice-activity"], {});
 * const { output, model, runMs } = await models.call(voiceActivity, { samples }, { plan });
 * await models.close();
 *
 * @throws ModelsError `catalog-invalid`
 */
export async function openModels(options: ModelsOptions): Promise<Models> {
  const settings = settingsOf(options);
  return new Models(settings, loadCatalog(settings.catalogFiles));
}

/** See {@link openModels}. */
export class Models {
  readonly catalog: Catalog;
  readonly #settings: Settings;
  /** The saved routes as they were last read. */
  #saved: RouteOverrides = {};
  readonly #pool: HostPool;

  constructor(settings: Settings, catalog: Catalog) {
    this.#settings = settings;
    this.catalog = catalog;
    this.#pool = new HostPool(settings.pool);
  }

  /**
   * Picks the model of each task: the first of its route that is present, healthy and suits the
   * requirements. A model the user routed by name is downloaded here if it is missing.
   *
   * @throws ModelsError `model-missing` with the command that gets one
   */
  async plan(
    tasks: readonly (string | { readonly name: string })[],
    requirements: Requirements = {},
  ): Promise<Record<string, string>> {
    await this.#readSaved();
    const plan: Record<string, string> = {};
    for (const task of tasks) {
      const name = typeof task === "string" ? task : task.name;
      plan[name] = modelName(await pick(this.#route(name), requirements, this.#context()));
    }
    return plan;
  }

  /**
   * Asks the planned model; where it fails, the next of the route, and the answer is marked degraded.
   * Tasks whose outputs cannot be compared across models fail instead.
   *
   * @throws ModelsError `input-invalid`, `model-missing`, and what the model host throws
   */
  call<Input, Output>(
    task: Task<Input, Output>,
    input: Input,
    options?: CallOptions,
  ): Promise<CallResult<Output>>;
  call(task: string | { readonly name: string }, input: unknown, options?: CallOptions): Promise<CallResult>;
  async call(
    asked: string | { readonly name: string },
    raw: unknown,
    { plan, signal }: CallOptions = {},
  ): Promise<CallResult> {
    signal?.throwIfAborted();
    const start = performance.now();
    const task = taskOf(asked);
    const input = checkInput(task, raw);
    const requirements = requirementsOf(input);
    const route = this.#route(task.name);
    const planned = this.#planned(
      task.name,
      plan ?? (await this.plan([task.name], requirements)),
      requirements,
    );
    // A route that does not name the planned model was changed after the run was planned.
    const first = route.chosen && route.candidates.includes(planned) ? route.candidates[0] : planned;
    const failures: ModelsError[] = [];
    for (const entry of this.#candidates(task, route, planned, requirements)) {
      if (failures.length > 0 && !(await this.#usable(entry, requirements))) continue;
      try {
        const { output, runMs } = await runOnce(
          this.#pool,
          poolModel(entry, this.#settings.dir),
          input,
          signal,
        );
        return {
          output,
          model: modelName(entry),
          degraded: entry.id !== first?.id,
          queueMs: performance.now() - start - runMs,
          runMs,
          items: task.items?.(input) ?? 1,
        };
      } catch (error) {
        if (!mayFallBack(error)) throw error;
        failures.push(error);
      }
    }
    throw failures[0]!;
  }

  /**
   * Downloads a model's missing files and checks those that are there.
   *
   * @throws ModelsError `model-unknown`, `download-failed`, `checksum-mismatch`
   */
  async pull(id: string, options: PullOptions = {}): Promise<void> {
    const { dir, mirror, onProgress } = this.#settings;
    await pull(this.catalog.get(id), dir, mirror, { ...(onProgress && { onProgress }), ...options });
  }

  /**
   * Checks a model's files against their checksums and loads it.
   *
   * @throws ModelsError `model-missing`, `checksum-mismatch`, and what the model host throws
   */
  async check(id: string): Promise<void> {
    const entry = this.catalog.get(id);
    const { dir } = this.#settings;
    for (const file of locate(entry, dir)) {
      if (file.state === "present") await verify(entry, file, dir, { always: true });
    }
    await pick({ task: entry.task, candidates: [entry], chosen: false }, {}, this.#context());
    await this.#pool.run(poolModel(entry, dir), undefined, { loadOnly: true });
  }

  /** The order of candidates for every task, and whether it is another than the catalog's. */
  async routes(): Promise<
    { readonly task: string; readonly order: readonly string[]; readonly changed: boolean }[]
  > {
    await this.#readSaved();
    return Object.keys(tasks).map((task) => {
      const { candidates, chosen } = this.#route(task);
      return { task, order: candidates.map(({ id }) => id), changed: chosen };
    });
  }

  /**
   * Whether an order of candidates could be saved for a task.
   * @throws ModelsError `model-unknown`, `catalog-invalid`; `route-fixed` where the environment says another
   */
  checkRoute(task: string, order: readonly string[]): void {
    taskOf(task);
    routeOf(task, this.catalog, { [task]: order });
    if (this.#settings.routes[task])
      throw new ModelsError(
        "route-fixed",
        `The route of ${task} is fixed by ${variableOf(task)}, which this process was started with. Start it without, then change the route.`,
        { task },
      );
  }

  /** The folder of downloaded and built models. */
  get dir(): string {
    return this.#settings.dir;
  }

  /** What is present, in memory and healthy, now. */
  status(): ModelsStatus {
    return statusOf(this.catalog, this.#settings, this.#pool);
  }

  /** Gives back the memory of all models but those for the tasks needed; whoever asks one has it loaded again. */
  async releaseUnused(needed: readonly string[]): Promise<void> {
    const kept = this.catalog.entries.filter(({ task }) => needed.includes(task)).map(modelName);
    await this.#pool.rest(new Set(kept));
  }

  /** Stops the host processes; calls that wait are refused with `closed`. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  #route(task: string): Route {
    return routeOf(task, this.catalog, { ...this.#saved, ...this.#settings.routes });
  }

  /** A saved route that names a model the catalog lost is left as the catalog has it. */
  async #readSaved(): Promise<void> {
    const saved = (await this.#settings.savedRoutes?.()) ?? {};
    const isUsable = (task: string) => {
      try {
        return routeOf(task, this.catalog, saved).chosen;
      } catch {
        return false;
      }
    };
    this.#saved = Object.fromEntries(Object.entries(saved).filter(([task]) => isUsable(task)));
  }

  #context(): PlanContext {
    const { dir, mirror, onProgress } = this.#settings;
    return {
      catalog: this.catalog,
      dir,
      mirror,
      onProgress,
      isHealthy: (entry) => this.#pool.health(modelName(entry)).healthy,
    };
  }

  #planned(task: string, plan: Plan, requirements: Requirements): CatalogEntry {
    const name = plan[task];
    const entry = this.catalog.of(task).find((candidate) => modelName(candidate) === name);
    if (!entry) {
      const known = this.catalog.of(task).map(modelName).join(", ");
      throw new ModelsError(
        "model-missing",
        `The run was planned with ${name ?? "no model"} for ${task}; the catalog has ${known}`,
        {
          task,
          model: name,
        },
      );
    }
    if (!suits(entry, requirements)) {
      throw new ModelsError(
        "model-missing",
        `${name} does not know the language "${requirements.language}" of this call; plan the run with it`,
        {
          task,
          model: name,
          language: requirements.language,
        },
      );
    }
    return entry;
  }

  #candidates(task: Task, route: Route, planned: CatalogEntry, requirements: Requirements): CatalogEntry[] {
    if (task.oneModelPerRun) return [planned];
    const others = route.candidates.filter((entry) => entry.id !== planned.id && suits(entry, requirements));
    return [planned, ...others];
  }

  /** A fallback is never downloaded: the call waits for it. */
  #usable(entry: CatalogEntry, requirements: Requirements): Promise<boolean> {
    return pick({ task: entry.task, candidates: [entry], chosen: false }, requirements, this.#context()).then(
      () => true,
      () => false,
    );
  }
}

function taskOf(asked: string | { readonly name: string }): Task {
  const name = typeof asked === "string" ? asked : asked.name;
  const task = tasks[name];
  if (task) return task;
  throw new ModelsError(
    "model-unknown",
    `There is no task "${name}"; there are ${Object.keys(tasks).join(", ")}`,
    { task: name },
  );
}

function requirementsOf(input: unknown): Requirements {
  const { language } = input as { language?: unknown };
  return typeof language === "string" ? { language } : {};
}
