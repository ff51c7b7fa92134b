import type { Scope, TaskRunner, Vault } from "@hapju/spec";
import { migrate, type Storage, type Transaction } from "@hapju/storage";
import type { Dispatch } from "./dispatch/dispatch.ts";
import { openPgBoss } from "./dispatch/pg-boss.ts";
import { EngineError, nameOf } from "./errors.ts";
import type { AnyPipeline, Pipeline } from "./graph/pipeline.ts";
import { Artifacts } from "./run/artifacts.ts";
import type { RunEvent } from "./run/events.ts";
import { prepareRun, type StartOptions } from "./run/prepare-run.ts";
import type { RunId } from "./run/run.ts";
import { cancelRun, resumeRun } from "./store/change-run.ts";
import { holdObjects, storingAgain } from "./store/hold-objects.ts";
import { insertRun } from "./store/insert-run.ts";
import { releaseDeadLeases } from "./store/lease.ts";
import { Memo } from "./store/memo.ts";
import { deleteUnused, removeRuns } from "./store/remove-runs.ts";
import { insertRevision, prepareRevision } from "./store/revise.ts";
import { rewriteOutputs } from "./store/rewrite-outputs.ts";
import { RunQueries } from "./store/run-queries.ts";
import { RunReader } from "./store/run-reader.ts";
import { migrations } from "./store/tables.ts";
import { ModelRetention } from "./worker/model-retention.ts";
import { type EndedRun, type Notification, Wakeups } from "./worker/wakeups.ts";
import { type WatchOptions, watchRun } from "./worker/watch.ts";
import { Worker, type WorkOptions } from "./worker/worker.ts";

/** What an engine is opened with. */
export interface EngineOptions {
  readonly storage: Storage;
  /** Every pipeline whose runs this process starts or executes. */
  readonly pipelines: readonly AnyPipeline[];
  /** Runs the models that steps call. */
  readonly tasks: TaskRunner;
  /** Keeps the keys of sealed artifacts; needed by pipelines that seal any. */
  readonly vault?: Vault | undefined;
}

/**
 * Starts runs of pipelines and executes them. Every operation takes the scope it runs in: the runs of other tenants do
 * not exist for it (`run-unknown`).
 *
 * ```ts
 * const engine = await openEngine({ storage, pipelines: [wordCount], tasks: models });
 * engine.work();
 * const run = await engine.start(scope, wordCount, { text: "to be or not to be" });
 * for await (const event of engine.watch(scope, run)) show(event);
 * const total = await engine.result(scope, run);
 * ```
 */
export class Engine {
  /** Everything that is read of runs. */
  readonly queries: RunQueries;
  readonly #options: EngineOptions;
  readonly #dispatch: Dispatch;
  readonly #wakeups: Wakeups;
  readonly #artifacts: Artifacts;
  readonly #runs = new RunReader();
  readonly #memo = new Memo();
  readonly #workers: Worker[] = [];
  readonly #retention: ModelRetention;
  readonly #failure: AbortController;
  readonly #queues: readonly string[];

  /** Use {@link openEngine}. */
  constructor(
    options: EngineOptions,
    dispatch: Dispatch,
    wakeups: Wakeups,
    queues: readonly string[],
    failure: AbortController,
  ) {
    const { storage, vault, tasks, pipelines } = options;
    this.#options = options;
    this.#dispatch = dispatch;
    this.#wakeups = wakeups;
    this.#queues = queues;
    this.#failure = failure;
    this.#artifacts = new Artifacts(storage.objects, vault);
    this.#retention = new ModelRetention(storage.database, tasks, pipelines);
    this.queries = new RunQueries(storage.database, this.#artifacts);
  }

  /**
   * Starts a run. It waits for a worker, in this process or another.
   * @returns the run's id
   * @throws EngineError `input-missing`, `seal-key-missing`, `vault-missing`; what the task runner throws if a task has
   *   no model
   */
  async start<Inputs, Output>(
    { tenant }: Scope,
    pipeline: Pipeline<Inputs, Output>,
    inputs: Inputs,
    options: StartOptions = {},
  ): Promise<RunId<Output>> {
    this.#check(pipeline.name);
    const tools = { tasks: this.#options.tasks, artifacts: this.#artifacts };
    const values = inputs as Readonly<Record<string, unknown>>;
    return storingAgain(async () => {
      const run = await prepareRun(tenant, pipeline, values, tools, options);
      await this.#change({ run: run.id }, async (tx) => {
        await holdObjects(tx, this.#artifacts, Object.values(run.inputs));
        await insertRun(tx, this.#dispatch, run, options.label ?? null);
      });
      return run.id as RunId<Output>;
    });
  }

  /**
   * Starts a run from a completed one, with some inputs changed: steps that depend on a change run again, all others
   * are copied, with the models that the first run was planned with. A step whose code has another version than it had
   * then counts as changed.
   *
   * ```ts
   * const better = await engine.revise(scope, meetingMinutes, run, { corrections: [correction] });
   * ```
   * @param options.inputSealKeys as in `start`, for the inputs that change
   * @returns the new run's id; if nothing changed, the run is complete at once
   * @throws EngineError `run-unknown`; `run-not-revisable` if the run has not completed, or the pipeline has other
   *   steps now
   */
  async revise<Inputs, Output>(
    { tenant }: Scope,
    pipeline: Pipeline<Inputs, Output>,
    run: string,
    changes: Partial<Inputs>,
    { inputSealKeys }: Pick<StartOptions, "inputSealKeys"> = {},
  ): Promise<RunId<Output>> {
    this.#check(pipeline.name);
    const { database } = this.#options.storage;
    const values = changes as Readonly<Record<string, unknown>>;
    return storingAgain(async () => {
      const revision = await prepareRevision(
        database,
        this.#artifacts,
        tenant,
        pipeline,
        run,
        values,
        inputSealKeys,
      );
      const { id, inputs } = revision.run;
      const ended = revision.changed.size === 0 ? { run: id, tenant } : undefined;
      const stored = Object.keys(values).flatMap((name) => inputs[name] ?? []);
      await this.#change({ run: id, ended }, async (tx) => {
        await holdObjects(tx, this.#artifacts, stored);
        await insertRevision(tx, this.#dispatch, revision);
      });
      return id as RunId<Output>;
    });
  }

  /** Executes step runs, of every tenant, in this process until the worker or the engine is stopped. */
  work(options: WorkOptions = {}): Worker {
    const tools = {
      storage: this.#options.storage,
      objects: this.#options.storage.objects,
      tasks: this.#options.tasks,
      artifacts: this.#artifacts,
      dispatch: this.#dispatch,
      wakeups: this.#wakeups,
      runs: this.#runs,
      memo: this.#memo,
      retention: this.#retention,
      queues: this.#queues,
      stepOf: (pipeline: string, step: string) =>
        this.#options.pipelines.find(({ name }) => name === pipeline)?.steps[step],
    };
    const worker = new Worker(tools, options);
    this.#workers.push(worker);
    worker.stopped.catch((error: unknown) => this.#failure.abort(error));
    return worker;
  }

  /**
   * The events of a run, from its beginning or after the event with the id `after`, until the run ends or `signal` is
   * aborted.
   * @throws EngineError `run-unknown`; the failure of this process's worker
   */
  async *watch(scope: Scope, run: string, options: WatchOptions = {}): AsyncGenerator<RunEvent, void, void> {
    const { state } = await this.queries.read(scope, run);
    const { database } = this.#options.storage;
    const hasEnded = state !== "running";
    yield* watchRun(database, this.#wakeups, run, this.#failure.signal, { ...options, hasEnded });
  }

  /**
   * Calls `listener` with every run that ends, of every tenant, in this process or in others as far as it is notified
   * of them. For services that act for all tenants.
   * @returns a function that stops it
   */
  onEnded(listener: (ended: EndedRun) => void): () => void {
    this.#wakeups.on("ended", listener);
    return () => void this.#wakeups.off("ended", listener);
  }

  /**
   * Waits for the end of a run and returns its result.
   * @throws EngineError `run-unknown`; `run-failed` with step, item and cause; `run-cancelled`; `artifact-missing`
   */
  result<Output>(scope: Scope, run: RunId<Output>): Promise<Output>;
  result(scope: Scope, run: string): Promise<unknown>;
  async result(scope: Scope, run: string): Promise<unknown> {
    for await (const _ of this.watch(scope, run)) {
      // Only its end matters.
    }
    const { state, failure } = await this.queries.read(scope, run);
    if (failure) {
      const { step, item, attempts, error } = failure;
      throw new EngineError(
        "run-failed",
        `Run ${run} failed in ${nameOf(step, item)} after ${attempts} attempt${attempts === 1 ? "" : "s"}: ${error.message}`,
        { run, step, item, attempts, cause: error },
      );
    }
    if (state !== "completed")
      throw new EngineError("run-cancelled", `Run ${run} was cancelled. Resume it, or start a new run.`, {
        run,
      });
    return this.queries.output(scope, run, null);
  }

  /**
   * Cancels a run; completed step runs stay, and it can be resumed. A run that has ended is not changed.
   * @throws EngineError `run-unknown`
   */
  async cancel({ tenant }: Scope, run: string): Promise<void> {
    await this.#change({ run, ended: { run, tenant } }, (tx) => cancelRun(tx, this.#dispatch, tenant, run));
  }

  /**
   * Continues a run that failed, was cancelled or was interrupted; completed step runs are not run again.
   * @throws EngineError `run-unknown`; `run-not-resumable` if it is complete
   */
  async resume({ tenant }: Scope, run: string): Promise<void> {
    await this.#change({ run }, (tx) => resumeRun(tx, this.#dispatch, tenant, run));
  }

  /**
   * Deletes runs in any state, with the artifacts and cache entries that only they use. Runs that do not exist are
   * ignored.
   */
  async remove(scope: Scope, ...runs: readonly string[]): Promise<void> {
    const { database } = this.#options.storage;
    const cleanUp = await database.transaction((tx) => this.removeWithin(tx, scope, runs));
    await cleanUp();
  }

  /**
   * As {@link remove}, in a transaction of the caller: the runs are deleted if it commits.
   * @returns a function to call after the commit: it deletes the objects that no run refers to any more
   */
  async removeWithin(
    tx: Transaction,
    { tenant }: Scope,
    runs: readonly string[],
  ): Promise<() => Promise<void>> {
    const { database, objects } = this.#options.storage;
    const removed = await removeRuns(tx, this.#dispatch, tenant, runs);
    return async () => {
      for (const run of removed.runs) this.#wakeups.committed({ ended: { run, tenant } });
      await deleteUnused(database, objects, removed.objects);
    };
  }

  /**
   * Replaces outputs of a step in the tenant's runs of a pipeline, and deletes the old ones: for data that must not be
   * kept. Outputs of other steps that were computed from them stay. Not for steps that split.
   * @param change returns the value itself if it needs no change
   */
  rewrite(
    { tenant }: Scope,
    pipeline: string,
    step: string,
    change: (value: unknown) => unknown,
  ): Promise<void> {
    const { database, objects } = this.#options.storage;
    return rewriteOutputs({ database, objects, artifacts: this.#artifacts }, tenant, pipeline, step, change);
  }

  /** Stops the workers; step runs in flight are returned to their queue. The storage stays open. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    this.#wakeups.close();
    await this.#dispatch.close();
  }

  #check(name: string): void {
    if (this.#options.pipelines.some((pipeline) => pipeline.name === name)) return;
    throw new EngineError(
      "pipeline-unknown",
      `The engine does not know pipeline ${name}. Pass it to openEngine in pipelines.`,
      { pipeline: name },
    );
  }

  async #change(
    changed: Pick<Notification, "run" | "ended">,
    write: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const note: Notification = { jobs: true, ...changed };
    await this.#options.storage.database.transaction(async (tx) => {
      await write(tx);
      await this.#wakeups.inTransaction(tx, note);
    });
    this.#wakeups.committed(note);
  }
}

/**
 * Opens the engine on a storage: creates or migrates its tables, and returns the step runs of a dead owner to their queue.
 * @throws StorageError if the database cannot be used
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { database, client } = options.storage;
  await migrate(database, "engine", migrations);
  const steps = options.pipelines.flatMap((pipeline) => Object.values(pipeline.steps));
  const queues = [...new Set(steps.map((step) => step.resource))];
  const failure = new AbortController();
  const dispatch = await openPgBoss(
    client,
    queues,
    (error) => failure.signal.aborted || console.warn(error.message),
  );
  // An embedded home has one owner, so whatever is leased was leased by a previous owner that has died.
  if (client.kind === "pglite") await database.transaction((tx) => releaseDeadLeases(tx, dispatch));
  const wakeups = new Wakeups(client);
  await wakeups.listen();
  return new Engine(options, dispatch, wakeups, queues, failure);
}
