import { migrate, type Storage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "./dispatch/dispatch.ts";
import { openPgBoss } from "./dispatch/pg-boss.ts";
import { EngineError, nameOf } from "./errors.ts";
import type { AnyPipeline, Pipeline } from "./graph/pipeline.ts";
import type { TaskRunner, Vault } from "./ports.ts";
import { Artifacts } from "./run/artifacts.ts";
import { type Explanation, explainRun } from "./run/explain.ts";
import type { ArtifactRef, ModelCall } from "./run/run.ts";
import { type MeasuredModel, measureModels, readCalls } from "./store/calls.ts";
import { cancelRun, resumeRun } from "./store/change-run.ts";
import { type RunEvent, readLastEvent } from "./store/events.ts";
import { holdObjects, storingAgain } from "./store/hold-objects.ts";
import { releaseDeadLeases } from "./store/lease.ts";
import { type ListOptions, listRuns, type RunSummary, readRun } from "./store/list-runs.ts";
import { Memo } from "./store/memo.ts";
import { readSteps, type StepSummary } from "./store/read-steps.ts";
import { deleteUnused, removeRuns } from "./store/remove-runs.ts";
import { insertRevision, prepareRevision } from "./store/revise.ts";
import { rewriteOutputs } from "./store/rewrite-outputs.ts";
import { RunReader } from "./store/run-reader.ts";
import { insertRun, prepareRun, type StartOptions } from "./store/start.ts";
import { migrations } from "./store/tables.ts";
import { Rest } from "./worker/model-retention.ts";
import { Wakeups } from "./worker/wakeups.ts";
import { type WatchOptions, watchRun } from "./worker/watch.ts";
import { Worker, type WorkOptions } from "./worker/worker.ts";

export interface EngineOptions {
  readonly storage: Storage;
  /** Every pipeline whose runs this process starts or works on. */
  readonly pipelines: readonly AnyPipeline[];
  /** Runs the models that steps call. */
  readonly tasks: TaskRunner;
  /** Keeps the keys of sealed artifacts; needed by pipelines that seal any. */
  readonly vault?: Vault;
  /** Runs and cached artifacts of one tenant are unseen by others. Default `default`. */
  readonly tenant?: string;
}

type Row = { readonly [K in keyof ArtifactRef]: ArtifactRef[K] } & Record<string, unknown>;

declare const result: unique symbol;

/** A run's id; it knows the type of the run's result. */
export type RunId<Output = unknown> = string & { readonly [result]: Output };

/**
 * Starts runs of pipelines and works on them.
 *
 * ```ts
 * const engine = await openEngine({ storage, pipelines: [wordCount], tasks: models });
 * engine.work();
 * const run = await engine.start(wordCount, { text: "to be or not to be" });
 * for await (const event of engine.watch(run)) show(event);
 * const total = await engine.result(run);
 * ```
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #dispatch: Dispatch;
  readonly #wakeups: Wakeups;
  readonly #artifacts: Artifacts;
  readonly #runs = new RunReader();
  readonly #memo = new Memo();
  readonly #workers: Worker[] = [];
  readonly #rest: Rest;
  readonly #failure: AbortController;
  readonly #queues: readonly string[];
  readonly #tenant: string;

  /** Use {@link openEngine}. */
  constructor(
    options: EngineOptions,
    dispatch: Dispatch,
    wakeups: Wakeups,
    queues: readonly string[],
    failure: AbortController,
  ) {
    this.#options = options;
    this.#dispatch = dispatch;
    this.#wakeups = wakeups;
    this.#queues = queues;
    this.#failure = failure;
    this.#tenant = options.tenant ?? "default";
    this.#artifacts = new Artifacts(options.storage.objects, options.vault);
    this.#rest = new Rest(options.storage.database, options.tasks, options.pipelines);
  }

  /**
   * Starts a run. It waits for a worker, here or anywhere.
   * @returns the run's id
   * @throws EngineError `input-missing`, `scope-missing`, `vault-missing`; what the task runner throws if a
   *   task has no model
   */
  async start<Inputs, Output>(
    pipeline: Pipeline<Inputs, Output>,
    inputs: Inputs,
    options: StartOptions = {},
  ): Promise<RunId<Output>> {
    this.#known(pipeline.name);
    const tools = { tenant: this.#tenant, tasks: this.#options.tasks, artifacts: this.#artifacts };
    const values = inputs as Readonly<Record<string, unknown>>;
    return storingAgain(async () => {
      const run = await prepareRun(pipeline, values, tools, options);
      await this.#change(run.id, async (tx) => {
        await holdObjects(tx, this.#artifacts, Object.values(run.inputs));
        await insertRun(tx, this.#dispatch, run, options.label ?? null);
      });
      return run.id as RunId<Output>;
    });
  }

  /**
   * Starts a run from what another has finished, with some inputs changed: steps that depend on what changed run
   * again, all others are taken over as they are, with the models that the first run was planned with. A step whose
   * code has another version than it had then counts as changed.
   *
   * ```ts
   * const better = await engine.revise(meetingMinutes, run, { corrections: [correction] });
   * ```
   * @returns the new run's id; it has its result when it completes, which is at once if nothing changed
   * @throws EngineError `run-unknown`; `run-not-revisable` if the run has not completed, or the pipeline has
   *   another shape now
   */
  async revise<Inputs, Output>(
    pipeline: Pipeline<Inputs, Output>,
    run: string,
    changes: Partial<Inputs>,
  ): Promise<RunId<Output>> {
    this.#known(pipeline.name);
    const tools = { tenant: this.#tenant, artifacts: this.#artifacts };
    const values = changes as Readonly<Record<string, unknown>>;
    return storingAgain(async () => {
      const revision = await prepareRevision(this.#options.storage.database, pipeline, run, values, tools);
      const { id, inputs } = revision.run;
      const also = revision.changed.size === 0 ? { ended: id } : {};
      const stored = Object.keys(values).flatMap((name) => inputs[name] ?? []);
      await this.#change(
        id,
        async (tx) => {
          await holdObjects(tx, this.#artifacts, stored);
          await insertRevision(tx, this.#dispatch, revision);
        },
        also,
      );
      return id as RunId<Output>;
    });
  }

  /** Works on step runs in this process until the worker, or the engine, is stopped. */
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
      rest: this.#rest,
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
   * What happens in a run, from its beginning, or after the event with the id `after`, to its end; then the
   * iteration ends. It ends as well when `signal` is aborted.
   * @throws EngineError `run-unknown`; what stopped this process's worker, if something did
   */
  async *watch(run: string, options: WatchOptions = {}): AsyncGenerator<RunEvent, void, void> {
    const { state } = await this.run(run);
    const { database } = this.#options.storage;
    const hasEnded = state !== "running";
    yield* watchRun(database, this.#wakeups, run, this.#failure.signal, { ...options, hasEnded });
  }

  /** Id of the last stored event of a run; 0 if there is none. */
  lastEvent(run: string): Promise<number> {
    return readLastEvent(this.#options.storage.database, run);
  }

  /** Calls `listener` with every run that ends, here or elsewhere, as far as this process is told. Answers how to stop. */
  onEnded(listener: (run: string) => void): () => void {
    this.#wakeups.on("ended", listener);
    return () => void this.#wakeups.off("ended", listener);
  }

  /**
   * Waits for the end of a run and gives its result.
   * @throws EngineError `run-failed` naming step, item and cause; `run-cancelled`; `artifact-missing`
   */
  result<Output>(run: RunId<Output>): Promise<Output>;
  result(run: string): Promise<unknown>;
  async result(run: string): Promise<unknown> {
    for await (const _ of this.watch(run)) {
      // Only its end matters.
    }
    const { state, failure } = await this.run(run);
    if (failure) {
      const { step, item, attempts, error } = failure;
      throw new EngineError(
        "run-failed",
        `Run ${run} failed in ${nameOf(step, item)} after ${attempts} attempt${attempts === 1 ? "" : "s"}: ${error.message}`,
        { run, step, item, attempts, cause: error },
      );
    }
    if (state !== "completed") throw new EngineError("run-cancelled", `Run ${run} was cancelled.`, { run });
    return this.output(run, null);
  }

  /**
   * The output of a step run that is complete.
   * @param step name of the step in the pipeline; `null` for the one whose output is the run's result
   * @param item the item it ran on, such as `chunks/12`; default: the step runs once
   * @throws EngineError `run-unknown`; `artifact-missing` if there is none yet, or its key was destroyed
   */
  async output(run: string, step: string | null, item = ""): Promise<unknown> {
    await this.run(run);
    const { rows } = await this.#options.storage.database.execute<Row>(sql`
      select s.digest, s.object_key as key, s.bytes, s.scope from engine.step_run s
      join engine.run r on r.id = s.run_id and s.step = coalesce(${step}, r.graph ->> 'output')
      where r.id = ${run} and s.item = ${item} and s.state = 'completed'`);
    const [ref] = rows;
    if (ref) return this.#artifacts.read(ref);
    const which = step === null ? "result" : `output of step ${step}`;
    throw new EngineError("artifact-missing", `Run ${run} has no ${which} yet.`, { run });
  }

  /** Cancels a run; what is finished stays and can be resumed. A run that has ended is left alone. */
  async cancel(run: string): Promise<void> {
    await this.run(run);
    await this.#change(run, (tx) => cancelRun(tx, this.#dispatch, run), { ended: run });
  }

  /**
   * Lets a run that failed, was cancelled or was interrupted go on; what is finished is not done again.
   * @throws EngineError `run-not-resumable` if it is complete
   */
  async resume(run: string): Promise<void> {
    await this.run(run);
    await this.#change(run, (tx) => resumeRun(tx, this.#dispatch, run));
  }

  /**
   * Deletes runs, whatever their state, with their artifacts, as far as no other run refers to them, and what the
   * cache knows from them. Runs that do not exist are no error.
   */
  async remove(...runs: readonly string[]): Promise<void> {
    const { database, objects } = this.#options.storage;
    const candidates = await database.transaction((tx) => removeRuns(tx, this.#dispatch, this.#tenant, runs));
    for (const run of runs) this.#wakeups.committed({ ended: run });
    await deleteUnused(database, objects, candidates);
  }

  /**
   * Puts other values in place of what a step gave in the runs of a pipeline, and deletes the old ones: for what must
   * not be kept. What other steps made of it stays. Step runs of splits are not meant.
   * @param change gives the value itself where nothing is to change
   */
  rewrite(pipeline: string, step: string, change: (value: unknown) => unknown): Promise<void> {
    const { database, objects } = this.#options.storage;
    const tools = { database, objects, artifacts: this.#artifacts, tenant: this.#tenant };
    return rewriteOutputs(tools, pipeline, step, change);
  }

  /** Says what a run does and what it waits for. */
  explain(run: string): Promise<Explanation> {
    return explainRun(this.#options.storage.database, this.#tenant, run);
  }

  /** Runs, latest first. */
  runs(options: ListOptions = {}): Promise<RunSummary[]> {
    return listRuns(this.#options.storage.database, this.#tenant, options);
  }

  /** @throws EngineError `run-unknown` */
  run(run: string): Promise<RunSummary> {
    return readRun(this.#options.storage.database, this.#tenant, run);
  }

  /**
   * The graph of a run, filled in: its inputs, and its steps in the order they are declared.
   * @throws EngineError `run-unknown`
   */
  steps(
    run: string,
  ): Promise<{ readonly inputs: readonly string[]; readonly steps: readonly StepSummary[] }> {
    return readSteps(this.#options.storage.database, this.#tenant, run);
  }

  /** Every model call of a run: which model, how long it waited and took, and how it ended. */
  calls(run: string): Promise<ModelCall[]> {
    return readCalls(this.#options.storage.database, run);
  }

  /** How every model did that was ever called: how often, how fast, how often in vain. */
  measured(): Promise<MeasuredModel[]> {
    return measureModels(this.#options.storage.database, this.#tenant);
  }

  /** Stops the workers, giving back what is in flight. The storage stays open. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    this.#wakeups.close();
    await this.#dispatch.close();
  }

  #known(name: string): void {
    if (this.#options.pipelines.some((pipeline) => pipeline.name === name)) return;
    throw new EngineError("pipeline-unknown", `The engine was opened without pipeline ${name}.`, {
      pipeline: name,
    });
  }

  async #change(
    run: string,
    write: (tx: Parameters<Parameters<Storage["database"]["transaction"]>[0]>[0]) => Promise<void>,
    also: { readonly ended?: string } = {},
  ): Promise<void> {
    const note = { jobs: true, run, ...also };
    await this.#options.storage.database.transaction(async (tx) => {
      await write(tx);
      await this.#wakeups.inTransaction(tx, note);
    });
    this.#wakeups.committed(note);
  }
}

/** Opens the engine on a storage: makes its tables if need be, and takes over what a dead owner left. */
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
  // A home with one owner: whatever is leased was leased by an owner that is gone.
  if (client.kind === "pglite") await database.transaction((tx) => releaseDeadLeases(tx, dispatch));
  const wakeups = new Wakeups(client);
  await wakeups.listen();
  return new Engine(options, dispatch, wakeups, queues, failure);
}
