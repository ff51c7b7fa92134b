import type { z } from "zod";

/**
 * The typed contract of what a kind of model does. Every model of a task, whatever its runtime, takes
 * `input` and answers `output`; the schemas state shapes and units.
 */
export interface Task<Input = unknown, Output = unknown> {
  /** Lower-case words joined by hyphens, such as `face-detection`. */
  readonly name: string;
  /** One line for people: what goes in, what comes out. */
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /** How many things one input asks about, for the record of calls; default 1. */
  readonly items?: (input: Input) => number;
  /** Outputs of two models cannot be compared: a run keeps the model it was planned with, or fails. */
  readonly oneModelPerRun?: boolean;
}

/** Any task: what lists and registries hold. */
// biome-ignore lint/suspicious/noExplicitAny: a task is contravariant in its input, covariant in its output.
export type AnyTask = Task<any, any>;

/**
 * Declares a task.
 *
 * ```ts
 * export const sentiment = defineTask({
 *   name: "sentiment",
 *   description: "Text → how positive it is, 0…1",
 *   input: z.object({ text: z.string() }),
 *   output: z.object({ positive: z.number().min(0).max(1) }),
 * });
 * ```
 */
export function defineTask<Input, Output>(task: Task<Input, Output>): Task<Input, Output> {
  return Object.freeze(task);
}

/** What a task takes. */
export type InputOf<T> = T extends Task<infer Input, infer _> ? Input : never;

/** What a task answers. */
export type OutputOf<T> = T extends Task<infer _, infer Output> ? Output : never;
