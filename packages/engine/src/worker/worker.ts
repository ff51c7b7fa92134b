import { availableParallelism, hostname } from "node:os";
import type { Storage } from "@hapju/storage";
import { explainWriteError } from "@hapju/storage";
import { forgetCache } from "../store/cache.ts";
import type { Ending } from "../store/commit.ts";
import { ObjectGone } from "../store/hold-objects.ts";
import { type Lease, releaseStepRuns } from "../store/lease.ts";
import { isPassing, PATIENCE_MS } from "../store/transient-error.ts";
import { Committer } from "./committer.ts";
import { type ExecutionTools, execute, exhausted, isExhausted } from "./execute.ts";
import type { Rest } from "./model-retention.ts";
import { Pace } from "./pace.ts";
import { type Prepared, type PrepareTools, prepare, unknownStep } from "./prepare.ts";
import { WakeSignal } from "./signal.ts";
import type { Wakeups } from "./wakeups.ts";

/** How often leases are renewed; several times within their length. */
const HEARTBEAT_MS = 3000;
/** Progress is shown at most this often per step run. */
const PROGRESS_MS = 200;
/** Enough to keep the decoders and model hosts of a machine busy; each more holds a recording open (decision 0108). */
const DEFAULT_CONCURRENCY = Math.min(4, Math.max(2, availableParallelism()));

export interface WorkOptions {
  /** Queues to work on. Default: all that the pipelines use. */
  readonly queues?: readonly string[];
  /** How many step runs to work on at a time, per queue. Default: one per processor, two to four. */
  readonly concurrency?: number | Readonly<Record<string, number>>;
  /** How the worker is called where people see it. Default: host name and process id. */
  readonly name?: string;
}

export interface WorkerTools extends PrepareTools, ExecutionTools {
  readonly storage: Storage;
  readonly wakeups: Wakeups;
  readonly rest: Rest;
  readonly queues: readonly string[];
}

interface Active {
  readonly lease: Lease;
  readonly abort: AbortController;
}

/** A loop in this process that leases step runs and executes them. */
export class Worker {
  readonly name: string;
  /** Settles when the worker has stopped; rejects if it had to, because the database is gone or full. */
  readonly stopped: Promise<void>;
  readonly #tools: WorkerTools;
  readonly #committer: Committer;
  readonly #active = new Map<string, Active>();
  readonly #signals: WakeSignal[] = [];
  readonly #heartbeat: NodeJS.Timeout;
  #stopping = false;
  #failure: unknown;
  /** Since when the database has not answered. */
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

  /** Stops at once: what is in flight is aborted and given back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    for (const { abort } of this.#active.values()) abort.abort(new Error("The worker stops."));
    await this.stopped.catch(() => {});
  }

  readonly #wake = () => {
    for (const signal of this.#signals) signal.wake();
  };

  #wakeAt(time: number): void {
    // A little late is sooner than a poll interval.
    setTimeout(this.#wake, Math.max(0, time - Date.now()) + 5).unref();
  }

  async #loop(queue: string, limit: number): Promise<void> {
    const signal = new WakeSignal();
    this.#signals.push(signal);
    const pace = new Pace(limit);
    const ready: Prepared[] = [];
    let executing = 0;
    let storing = 0;
    const begin = (one: Prepared) => {
      executing += 1;
      const began = performance.now();
      // Its slot is free again as soon as the step is done; what waits to be stored is bounded by itself.
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
      const room = limit - executing + pace.ahead - ready.length;
      const full = storing > limit + pace.ahead;
      const asked = full || room <= pace.ahead / 2 ? 0 : room;
      const leased = asked > 0 ? await this.#lease(queue, asked) : [];
      ready.push(...leased);
      while (ready.length > 0 && executing < limit && !this.#stopping) begin(ready.shift()!);
      // A full answer may mean that there is more; anything less, that there is nothing until somebody says so.
      if (asked === 0 || leased.length < asked) await signal.wait(this.#tools.wakeups.lookMs);
    }
    for (const { lease } of ready) await this.#release(lease);
    while (executing + storing > 0) await signal.wait(this.#tools.wakeups.lookMs);
  }

  async #lease(queue: string, limit: number): Promise<Prepared[]> {
    try {
      const { database } = this.#tools.storage;
      const prepared = await database.transaction((tx) => prepare(tx, this.#tools, queue, limit, this.name));
      this.#lostSince = undefined;
      for (const { lease } of prepared)
        this.#active.set(lease.job.id, { lease, abort: new AbortController() });
      return prepared;
    } catch (error) {
      this.#lostSince ??= Date.now();
      if (!isPassing(error) || Date.now() - this.#lostSince > PATIENCE_MS) this.#fail(error);
      return [];
    }
  }

  async #work(prepared: Prepared, onExecuted: () => void): Promise<void> {
    const { lease, known } = prepared;
    const active = this.#active.get(lease.job.id)!;
    try {
      const ending = await this.#run(prepared, active.abort.signal).finally(onExecuted);
      if (this.#stopping && ending.kind === "failed") return await this.#release(lease);
      // Whoever took the lease away has the say over the step run.
      if (!active.abort.signal.aborted) await this.#committer.commit(ending, known);
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
    await this.#tools.rest.before(known.run.pipeline, lease.step);
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
    // Jobs ask for a look even when nobody said so, and the ears may have come off.
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
            one.abort.abort(new Error("The step run was taken away from this worker."));
      } catch {
        // A lease that could not be renewed is renewed next time, or lapses: the fence sees to the rest.
      }
    }
  }

  /** Stops work for a run that was cancelled or has failed, without waiting for the next heartbeat. */
  readonly #abandon = (run: string) => {
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
