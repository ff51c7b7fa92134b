import { handleWhen, retry } from "cockatiel";
import { z } from "zod";
import { ModelsError } from "./errors.ts";
import type { JobResult, PoolModel } from "./host/job.ts";
import type { HostPool } from "./host/pool.ts";
import type { Task } from "./tasks/index.ts";

/** What a call brought and what it took. */
export interface CallResult<Output = unknown> {
  readonly output: Output;
  /** The model that answered: `id@version`. */
  readonly model: string;
  /** Another model answered than the first that was asked for. */
  readonly degraded: boolean;
  /** Time until the run that answered began: waiting, loading, and runs that failed. */
  readonly queueMs: number;
  readonly runMs: number;
  /** Things the call asked about, for example faces. */
  readonly items: number;
}

/** @throws ModelsError `input-invalid` naming field and rule */
export function checkInput<Input>(task: Task<Input>, input: unknown): Input {
  const parsed = task.input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ModelsError(
    "input-invalid",
    `The input of ${task.name} is not valid:\n${z.prettifyError(parsed.error)}`,
    {
      task: task.name,
      issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    },
  );
}

/** A process that died under a model costs its calls one retry. */
const onceMore = retry(
  handleWhen((error) => error instanceof ModelsError && error.code === "model-crashed"),
  { maxAttempts: 1 },
);

/** Runs one input on one model, and once more if its process dies. */
export function runOnce(
  pool: HostPool,
  model: PoolModel,
  input: unknown,
  signal?: AbortSignal,
): Promise<JobResult> {
  return onceMore.execute(({ attempt }) => pool.run(model, input, { signal, retried: attempt > 0 }), signal);
}

const ANOTHER_MAY_DO = new Set([
  "model-crashed",
  "model-failed",
  "model-timeout",
  "model-unhealthy",
  "memory-exceeded",
]);

/** Whether the next candidate of a route may answer in this one's place. */
export const mayFallBack = (error: unknown): error is ModelsError =>
  error instanceof ModelsError && ANOTHER_MAY_DO.has(error.code);
