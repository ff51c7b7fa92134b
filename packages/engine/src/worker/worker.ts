import { availableParallelism, hostname } from "node:os";
import type { Storage } from "@hapju/storage";
import { explainWriteError } from "@hapju/storage";
import { forgetCache } from "../store/cache.ts";
import type { Ending } from "../store/commit.ts";
import { ObjectGone } from "../store/hold-objects.ts";
import { type Lease, releaseStepRuns } from "../store/lease.ts";
import { isTransientDatabaseError, PATIENCE_MS } from "../store/transient-error.ts";
import { Committer } from "./committer.ts";
import { type ExecutionTools, execute, exhausted, isExhausted } from "./execute.ts";
import type { ModelRetention } from "./model-retention.ts";
import { Pace } from "./pace.ts";
import { type Prepared, type PrepareTools, prepare, unknownStep } from "./prepare.ts";
import { WakeSignal } from "./signal.ts";
import type { EndedRun, Wakeups } from "./wakeups.ts";

/** How often leases are renewed; several times within their length. */
const HEARTBEAT_MS = 3000;
/** Progress is shown at most this often per step run. */
const PROGRESS_MS = 200;
/** Enough to keep the decoders and model hosts of a machine busy; each further one keeps a recording open (docs/measurements/memory.md). */
const DEFAULT_CONCURRENCY = Math.min(4, Math.max(2, availableParallelism()));

/** Options of a worker. */
export interface WorkOptions {
  /** Queues to lease from. Default: all that the pipelines use. */
  readonly queues?: readonly string[];
  /** How many step runs to execute at the same time, per queue. Default: one per processor, two to four. */
  readonly concurrency?: number | Readonly<Record<string, number>>;
  /** Name shown to people. Default: host name and process id. */
  readonly name?: string;
}

/** What a worker works with. */
export interface WorkerTools extends PrepareTools, ExecutionTools {
  readonly storage: Storage;
  readonly wakeups: Wakeups;
  readonly retention: ModelRetention;
  readonly queues: readonly string[];
}

interface Active {
  readonly lease: Lease;
  readonly abort: AbortController;
}

type Leased = Prepared & Pick<Active, "abort">;

/** A loop in this process that leases step runs, of every tenant, and executes them. */
export class Worker {
  /** See {@link WorkOptions.name}. */
  readonly name: string;
  /** Resolves when the worker has stopped; rejects if it had to stop because the database is unreachable or full. */
  readonly stopped: Promise<void>;
  readonly #tools: WorkerTools;
  readonly #committer: Committer;
  readonly #active = new Map<string, Active>();
  readonly #signals: WakeSignal[] = [];
  readonly #heartbeat: NodeJS.Timeout;
  #stopping = false;
  #failure: unknown;
  /** When the database stopped answering. */
  #lostSince: number | undefined;

  constructor(tools: WorkerTools, options: WorkOptions = {}) {
    this.#tools = tools;
    this.name = options.name ?? `${hostname()}:${process.pid}`;
    this.#committer = new Committer(tools);
    const { concurrency = DEFAULT_CONCURRENCY, queues = tools.queues } = options;
    const limitOf = (queue: string) =>
      typeof concurrency === "number" ? concurrency : (concurrency[queue] ?? DEFAULT_CONCURRENCY);
    tools.wakeups.on("jobs", this.#wake);
    tools.wakeups.on("ended", this.#abandon);
    this.#heartbeat = setInterval(() => void this.#renew(), HEARTBEAT_MS);
    this.stopped = Promise.all(queues.map((queue) => this.#loop(queue, limitOf(queue)))).then(() =>
      this.#finish(),
    );
    this.stopped.catch(() => {});
  }

  /** Stops at once: step runs in flight are aborted and returned to their queue. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    for (const { abort } of this.#active.values()) abort.abort(new Error("The worker was stopped."));
    await this.stopped.catch(() => {});
  }

  readonly #wake = () => {
    for (const signal of this.#signals) signal.wake();
  };

  #wakeAt(time: number): void {
    // Slightly late, so that the job is due.
    setTimeout(this.#wake, Math.max(0, time - Date.now()) + 5).unref();
  }

  async #loop(queue: string, limit: number): Promise<void> {
    const signal = new WakeSignal();
    this.#signals.push(signal);
    const pace = new Pace(limit);
    const ready: Leased[] = [];
    let executing = 0;
    let storing = 0;
    const begin = (one: Leased) => {
      executing += 1;
      const began = performance.now();
      // Its slot is free as soon as the step has ended; how many wait to be committed is limited separately.
      const onExecuted = () => {
        pace.took((performance.now() - began) / executing);
        executing -= 1;
        storing += 1;
        signal.wake();
      };
      void this.#work(one, onExecuted).finally(() => {
        storing -= 1;
        signal.wake();
      });
    };
    while (!this.#stopping) {
      const free = limit - executing + pace.ahead - ready.length;
      const full = storing > limit + pace.ahead;
      const wanted = full || free <= pace.ahead / 2 ? 0 : free;
      const leased = wanted > 0 ? await this.#lease(queue, wanted) : [];
      ready.push(...leased);
      while (executing < limit && !this.#stopping) {
        const next = ready.shift();
        if (!next) break;
        begin(next);
      }
      // After a full lease there may be more jobs; after any other there are none until the next note.
      if (wanted === 0 || leased.length < wanted) await signal.wait(this.#tools.wakeups.pollMs);
    }
    for (const { lease } of ready) await this.#release(lease);
    while (executing + storing > 0) await signal.wait(this.#tools.wakeups.pollMs);
  }

  async #lease(queue: string, limit: number): Promise<Leased[]> {
    try {
      const { database } = this.#tools.storage;
      const prepared = await database.transaction((tx) => prepare(tx, this.#tools, queue, limit, this.name));
      this.#lostSince = undefined;
      return prepared.map((one) => {
        const abort = new AbortController();
        this.#active.set(one.lease.job.id, { lease: one.lease, abort });
        return { ...one, abort };
      });
    } catch (error) {
      this.#lostSince ??= Date.now();
      if (!isTransientDatabaseError(error) || Date.now() - this.#lostSince > PATIENCE_MS) this.#fail(error);
      return [];
    }
  }

  async #work({ abort, ...prepared }: Leased, onExecuted: () => void): Promise<void> {
    const { lease, known } = prepared;
    try {
      const ending = await this.#run(prepared, abort.signal).finally(onExecuted);
      if (this.#stopping && ending.kind === "failed") return await this.#release(lease);
      // The step run belongs to the process that took the lease away.
      if (!abort.signal.aborted) await this.#committer.commit(ending, known);
      if (ending.kind === "failed" && ending.retryAt !== undefined) this.#wakeAt(ending.retryAt);
    } catch (error) {
      if (error instanceof ObjectGone) await this.#release(lease).catch((failure) => this.#fail(failure));
      else this.#fail(error);
    } finally {
      this.#active.delete(lease.job.id);
    }
  }

  async #run(prepared: Prepared, signal: AbortSignal): Promise<Ending> {
    const { lease, known, step, inputs, key, cached } = prepared;
    if (!step) return unknownStep(prepared);
    if (cached) {
      if (await this.#tools.artifacts.usable(cached.ref))
        return { kind: "completed", lease, key, calls: [], cached: true, ...cached };
      await forgetCache(this.#tools.storage.database, key);
    }
    if (isExhausted(lease, step)) return exhausted(lease);
    await this.#tools.retention.before(known.run.pipeline, lease.step);
    const place = { run: lease.run, step: lease.step, item: lease.item };
    const { wakeups } = this.#tools;
    const { attempt } = lease;
    wakeups.preview({ type: "step-run-started", at: Date.now(), attempt, worker: this.name, ...place });
    let shown = 0;
    const onProgress = (done: number, total: number) => {
      const at = Date.now();
      if (at - shown < PROGRESS_MS && done < total) return;
      shown = at;
      wakeups.preview({ type: "step-run-progress", at, done, total, ...place });
    };
    const split = known.planner.node(lease.step).kind === "split";
    return execute(this.#tools, { lease, run: known.run, step, split, inputs, signal, onProgress });
  }

  async #release(lease: Lease): Promise<void> {
    const { database } = this.#tools.storage;
    await database.transaction((tx) => releaseStepRuns(tx, this.#tools.dispatch, [lease]));
  }

  async #renew(): Promise<void> {
    // The connection that listens for notes may have been lost.
    await this.#tools.wakeups.listen();
    if (this.#tools.storage.client.kind === "pglite") return;
    const active = [...this.#active.values()];
    for (const [queue, held] of Map.groupBy(active, ({ lease }) => lease.queue)) {
      try {
        const jobs = held.map(({ lease }) => lease.job);
        if ((await this.#tools.dispatch.touch(queue, jobs)) === jobs.length) continue;
        for (const one of held)
          if (
            this.#active.has(one.lease.job.id) &&
            (await this.#tools.dispatch.touch(queue, [one.lease.job])) === 0
          )
            one.abort.abort(new Error("The lease was lost: another worker executes the step run."));
      } catch {
        // A lease that could not be renewed is renewed next time, or expires; the fence rejects what is late.
      }
    }
  }

  /** Stops work for a run that was cancelled or has failed, without waiting for the next heartbeat. */
  readonly #abandon = ({ run }: EndedRun) => {
    for (const { lease, abort } of this.#active.values())
      if (lease.run === run) abort.abort(new Error("The run has ended."));
  };

  #fail(error: unknown): void {
    if (this.#stopping) return;
    this.#failure ??= explainWriteError(error, "the database");
    void this.stop();
  }

  #finish(): void {
    clearInterval(this.#heartbeat);
    this.#tools.wakeups.off("jobs", this.#wake);
    this.#tools.wakeups.off("ended", this.#abandon);
    if (this.#failure) throw this.#failure;
  }
}
