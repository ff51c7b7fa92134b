import type { ObjectRef } from "@hapju/storage";
import type { z } from "zod";

/** A value that JSON can hold. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** A task as a step needs it: its name, and the types of what goes in and comes out. */
export interface TaskRef<Input = unknown, Output = unknown> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
}

/** What a step may use beside its inputs. */
export interface StepContext {
  /** Aborted when the run is cancelled, the step's time is up or the worker stops. */
  readonly signal: AbortSignal;
  /** The item this step run works on, such as `chunks/12`; empty for a step that runs once. */
  readonly item: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /**
   * Calls the model that the run planned for a task. The call is recorded.
   * @throws EngineError `task-not-declared` if the step does not list the task
   */
  call<Input, Output>(task: TaskRef<Input, Output>, input: Input): Promise<Output>;
  /** Whether the run has a model for one of the step's optional tasks. */
  has(task: { readonly name: string }): boolean;
  /** A local path to the bytes of an object. Never write to it. */
  file(ref: ObjectRef): Promise<string>;
  /** Says how far the step is, in any unit. Shown, never stored. */
  progress(done: number, total: number): void;
}

export interface RetryPolicy {
  /** How often the step is tried in all, the first time included. */
  readonly attempts: number;
  /** Wait before the second try in milliseconds; doubles with every further one, up to a minute. */
  readonly delayMs: number;
}

export interface StepDefinition<Input, Output> {
  /** Name of the code, in the cache key: the same step may stand in many pipelines. */
  readonly name: string;
  /** Raise it when the output for the same input changes. */
  readonly version: number;
  /** Every task the step calls. A run does not start without a model for each. */
  readonly tasks?: readonly { readonly name: string }[];
  /** Tasks the step calls where a model is present; ask with `ctx.has`. */
  readonly optionalTasks?: readonly { readonly name: string }[];
  /** Settings that change the output; part of the cache key. */
  readonly params?: Json;
  /** The queue its step runs wait in, one per kind of resource. Default `default`. */
  readonly resource?: string;
  /** The output holds biometric data: it is encrypted under the run's scope. Default false. */
  readonly sealed?: boolean;
  /** Whether the same inputs always give the same output. If not, it is reused within its run only. Default true. */
  readonly deterministic?: boolean;
  /** Longest a try may take in milliseconds. Default 30 minutes. */
  readonly timeoutMs?: number;
  /** Default: 3 attempts, 500 ms. An error whose `retryable` is false is never retried. */
  readonly retry?: RetryPolicy;
  /** The step itself: reads its inputs and nothing else. */
  readonly run: (input: Input, ctx: StepContext) => Promise<Output>;
}

/** A step, its defaults filled in. */
export interface Step<in Input, out Output> extends StepDefinition<Input, Output> {
  readonly tasks: readonly { readonly name: string }[];
  readonly optionalTasks: readonly { readonly name: string }[];
  readonly params: Json;
  readonly resource: string;
  readonly sealed: boolean;
  readonly deterministic: boolean;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
}

const DEFAULT_TIMEOUT_MS = 30 * 60_000;
const DEFAULT_RETRY: RetryPolicy = Object.freeze({ attempts: 3, delayMs: 500 });

/**
 * Declares a step.
 *
 * ```ts
 * const countWords = defineStep({
 *   name: "count-words",
 *   version: 1,
 *   async run({ page }: { page: string }) {
 *     return page.split(/\s+/).length;
 *   },
 * });
 * ```
 */
export function defineStep<Input, Output>(definition: StepDefinition<Input, Output>): Step<Input, Output> {
  return Object.freeze({
    tasks: [],
    optionalTasks: [],
    params: null,
    resource: "default",
    sealed: false,
    deterministic: true,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    retry: DEFAULT_RETRY,
    ...definition,
  });
}
