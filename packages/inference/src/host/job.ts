import type { AnyTask } from "@hapju/spec";
import type { LoadOrder } from "./protocol.ts";

/** A model as the pool needs to know it. */
export interface PoolModel {
  /** `id@version`. */
  readonly name: string;
  /** What its outputs are checked against. */
  readonly task: AnyTask;
  readonly declaredBytes: number;
  readonly timeoutMs: number;
  readonly batch: { readonly size: number; readonly waitMs: number } | undefined;
  /** What a host loads; located at each load, since a file may have been written meanwhile. */
  order(): LoadOrder;
}

/** What a run answered and how long it took. */
export interface JobResult {
  readonly output: unknown;
  readonly runMs: number;
}

/** One call that waits for a host, or runs on one. */
export interface ModelJob {
  readonly model: PoolModel;
  readonly input: unknown;
  readonly queuedAt: number;
  /** Since when it waits for a host that holds its model while another is idle. */
  blockedSince?: number;
  /** Loads the model without calling it. */
  readonly loadOnly: boolean;
  /** Kept out of batches, after a batch it was in failed. */
  alone: boolean;
  settled: boolean;
  /** Called when its caller no longer waits for it while it runs. */
  abandoned?: () => void;
  resolve(result: JobResult): void;
  reject(error: unknown): void;
}

interface JobOptions {
  readonly signal: AbortSignal | undefined;
  readonly loadOnly: boolean;
  onAbort(job: ModelJob): void;
}

/** A job whose promise settles once; `signal` settles it at once, whatever its host does. */
export function createJob(
  model: PoolModel,
  input: unknown,
  { signal, loadOnly, onAbort }: JobOptions,
): { job: ModelJob; done: Promise<JobResult> } {
  const { promise, resolve, reject } = Promise.withResolvers<JobResult>();
  const settle =
    <T>(how: (value: T) => void) =>
    (value: T) => {
      job.settled = true;
      signal?.removeEventListener("abort", abort);
      how(value);
    };
  const job: ModelJob = {
    model,
    input,
    queuedAt: performance.now(),
    loadOnly,
    alone: loadOnly,
    settled: false,
    resolve: settle(resolve),
    reject: settle(reject),
  };
  const abort = () => {
    job.reject(signal?.reason);
    onAbort(job);
    job.abandoned?.();
  };
  signal?.addEventListener("abort", abort, { once: true });
  return { job, done: promise };
}
