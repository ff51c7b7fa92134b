import { InferenceError } from "../errors.ts";
import { checkOutputs } from "./check-outputs.ts";
import { Health, type HealthOptions } from "./health.ts";
import { HostProcess } from "./host-process.ts";
import { createJob, type JobResult, type ModelJob, type PoolModel } from "./job.ts";
import { MemoryBudget } from "./memory.ts";
import { type Assignment, JobQueue } from "./queue.ts";

/** Limits of the model host. */
export interface PoolOptions {
  readonly hostProcesses: number;
  /** Intra-op threads per host. */
  readonly threads: number;
  readonly memoryBytes: number;
  /** Calls that may wait; the next is refused. */
  readonly queueLimit: number;
  /** A host that is idle for so long is released, in milliseconds. */
  readonly idleMs: number;
  readonly health?: HealthOptions | undefined;
}

/** How one call is run. */
export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Puts the call ahead of those that wait: it has waited already. */
  readonly retried?: boolean;
  /** Loads the model without calling it. */
  readonly loadOnly?: boolean;
}

/** The model host: a few processes that hold sessions, and the queue in front of them. */
export class HostPool {
  readonly hosts: readonly HostProcess[];
  readonly memory: MemoryBudget;
  readonly #options: PoolOptions;
  readonly #queue = new JobQueue();
  readonly #health = new Map<string, Health>();
  readonly #idle = new Map<HostProcess, NodeJS.Timeout>();
  /** Models that a host unloads once it is idle. */
  readonly #unused = new Set<string>();
  #tickets = 0;
  #nextDispatch: NodeJS.Timeout | undefined;
  #closed = false;
  loads = 0;
  hits = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.hosts = Array.from(
      { length: options.hostProcesses },
      (_, index) => new HostProcess(`model host ${index + 1}`, options.threads),
    );
    this.memory = new MemoryBudget(this.hosts, options.memoryBytes);
  }

  get waiting(): number {
    return this.#queue.length;
  }

  health(model: string): Health {
    const known = this.#health.get(model) ?? new Health(model, this.#options.health);
    this.#health.set(model, known);
    return known;
  }

  /**
   * Runs one input on a model.
   *
   * @throws InferenceError `model-crashed`, `model-failed`, `model-timeout`, `model-unhealthy`, `queue-full`, `memory-exceeded`, `closed`
   */
  run(
    model: PoolModel,
    input: unknown,
    { signal, retried = false, loadOnly = false }: RunOptions = {},
  ): Promise<JobResult> {
    signal?.throwIfAborted();
    if (this.#closed) throw closed();
    this.#unused.delete(model.name);
    this.memory.admit(model);
    if (this.#queue.length >= this.#options.queueLimit) {
      const { queueLimit } = this.#options;
      throw new InferenceError(
        "queue-full",
        `${queueLimit} model calls wait already. Call fewer at once, or raise queueLimit.`,
        {
          queueLimit,
        },
      );
    }
    const { job, done } = createJob(model, input, {
      signal,
      loadOnly,
      onAbort: (aborted) => this.#queue.remove(aborted),
    });
    if (retried) this.#queue.unshift(job);
    else this.#queue.push(job);
    this.#dispatch();
    return done;
  }

  /** Unloads all models but some: at once where a host is idle, after its call where it is not. */
  async releaseUnused(needed: ReadonlySet<string>): Promise<void> {
    for (const { held } of this.hosts)
      for (const model of held.keys()) if (!needed.has(model)) this.#unused.add(model);
    await Promise.all(this.hosts.filter(({ busy }) => !busy).map((host) => this.#release(host)));
  }

  async #release(host: HostProcess): Promise<void> {
    const unused = [...host.held.keys()].filter((model) => this.#unused.has(model));
    if (unused.length === host.held.size) await host.release();
    // A host that dies while it unloads has freed the memory too.
    else await Promise.allSettled(unused.map((model) => host.unload(model)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#nextDispatch);
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const job of this.#queue.removeAll()) job.reject(closed());
    await Promise.all(this.hosts.map((host) => host.stop()));
  }

  #dispatch(): void {
    clearTimeout(this.#nextDispatch);
    if (this.#closed) return;
    const now = performance.now();
    for (let next = this.#queue.take(this.hosts, this.memory, now); next; ) {
      void this.#serve(next);
      next = this.#queue.take(this.hosts, this.memory, now);
    }
    const readyAt = this.#queue.nextReadyAt(now);
    if (readyAt !== undefined) {
      this.#nextDispatch = setTimeout(() => this.#dispatch(), Math.ceil(readyAt - now));
    }
  }

  async #serve({ host, jobs }: Assignment): Promise<void> {
    const [{ model }] = jobs;
    host.busy = true;
    clearTimeout(this.#idle.get(host));
    try {
      const health = this.health(model.name);
      const { outputs, runMs } = await health.guard(model.timeoutMs, () => this.#runOn(host, model, jobs));
      for (const [index, job] of jobs.entries()) job.resolve({ output: outputs[index], runMs });
    } catch (error) {
      if (error instanceof InferenceError && error.code === "model-timeout") await host.stop();
      this.#fail(jobs, error);
    } finally {
      host.busy = false;
      if (host.held.size > 0) void this.#release(host);
      if (!this.#closed)
        this.#idle.set(host, setTimeout(() => void host.release(), this.#options.idleMs).unref());
      this.#dispatch();
    }
  }

  async #runOn(host: HostProcess, model: PoolModel, jobs: readonly ModelJob[]) {
    try {
      if (host.held.has(model.name)) this.hits += 1;
      else await this.#load(host, model);
      const isAbandoned = jobs.every((job) => job.settled);
      if (isAbandoned || jobs.some((job) => job.loadOnly)) return { outputs: [], runMs: 0 };
      const ticket = this.#tickets++;
      const watch = () => jobs.every((job) => job.settled) && host.cancel(ticket);
      const inputs = jobs.map((job) => job.input);
      const answer = host.run(model.name, ticket, inputs);
      for (const job of jobs) job.abandoned = watch;
      const { outputs, runMs } = await answer;
      checkOutputs(model.name, model.task, outputs, inputs.length);
      return { outputs, runMs };
    } catch (error) {
      throw fault(model.name, error);
    }
  }

  async #load(host: HostProcess, model: PoolModel): Promise<void> {
    await this.memory.claim(model, host);
    if (this.#closed) throw closed();
    const grownBytes = await host.load(model.order());
    this.loads += 1;
    await this.memory.settle(model, host, grownBytes);
  }

  /** One bad input must not fail the others of its batch: each is tried on its own. */
  #fail(jobs: readonly ModelJob[], error: unknown): void {
    const waiting = jobs.filter((job) => !job.settled);
    const shared = jobs.length > 1 && error instanceof InferenceError && error.code === "model-failed";
    for (const job of waiting) {
      if (!shared) job.reject(error);
      job.alone = true;
    }
    if (shared) this.#queue.unshift(...waiting);
  }
}

const closed = () => new InferenceError("closed", "Inference was closed while the call waited.");

/** What a host's error means for the model. */
function fault(model: string, error: unknown): unknown {
  const { code, name, message, data } = error as Error & { code?: string; data?: Record<string, unknown> };
  if (name === "AbortError") return error;
  if (code === "child-died") {
    return new InferenceError(
      "model-crashed",
      `${model} ended its process: ${message}`,
      { model, ...data },
      { cause: error },
    );
  }
  if (name === "InferenceError") {
    return new InferenceError(code as InferenceError["code"], message, { model, ...data }, { cause: error });
  }
  return new InferenceError("model-failed", `${model} failed: ${message}`, { model }, { cause: error });
}
