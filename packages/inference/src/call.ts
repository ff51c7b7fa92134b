import type { AnyTask, Requirements } from "@hapju/spec";
import { handleWhen, retry } from "cockatiel";
import { z } from "zod";
import { InferenceError, type InferenceErrorCode } from "./errors.ts";
import type { JobResult, PoolModel } from "./host/job.ts";
import type { HostPool } from "./host/pool.ts";

/** @throws InferenceError `input-invalid` naming field and rule */
export function checkInput(task: AnyTask, input: unknown): unknown {
  const { success, data, error } = task.input.safeParse(input);
  if (success) return data;
  throw new InferenceError(
    "input-invalid",
    `The input of ${task.name} is not valid:\n${z.prettifyError(error)}`,
    {
      task: task.name,
      issues: error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    },
  );
}

/** What an input itself requires of the model. */
export function requirementsOf(input: unknown): Requirements {
  const { language } = (input ?? {}) as { language?: unknown };
  return typeof language === "string" ? { language } : {};
}

/** A process that died under a model costs its calls one retry. */
const retryCrash = retry(
  handleWhen((error) => error instanceof InferenceError && error.code === "model-crashed"),
  { maxAttempts: 1 },
);

/** Runs one input on one model, and once more if its process dies. */
export function runOnce(
  pool: HostPool,
  model: PoolModel,
  input: unknown,
  signal: AbortSignal | undefined,
): Promise<JobResult> {
  return retryCrash.execute(
    ({ attempt }) => pool.run(model, input, { signal, retried: attempt > 0 }),
    signal,
  );
}

const FALLBACK_CODES: ReadonlySet<InferenceErrorCode> = new Set([
  "model-crashed",
  "model-failed",
  "model-timeout",
  "model-unhealthy",
  "memory-exceeded",
]);

/** Whether the next candidate of a route may answer in this one's place. */
export const mayFallBack = (error: unknown): error is InferenceError =>
  error instanceof InferenceError && FALLBACK_CODES.has(error.code);
