import { z } from "zod";

/**
 * The typed contract of what a kind of model does. Every model of a task, wherever it runs, takes
 * `input` and answers `output`; the schemas state shapes and units.
 */
export interface Task<Input = unknown, Output = unknown> {
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

export function defineTask<Input, Output>(task: Task<Input, Output>): Task<Input, Output> {
  return Object.freeze(task);
}

/** Over any buffer: what comes from a decoder or a child process need not own its memory. */
export const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
export const floats: z.ZodType<Float32Array> = z.instanceof(Float32Array);

/** Mono float32 audio at 16,000 Hz, −1…1. */
export const samples = floats;

/** An RGB picture, 8 bits a channel, row-major: `data.length === width * height * 3`. */
export const image = z
  .object({ width: z.int().positive(), height: z.int().positive(), data: bytes })
  .refine(
    ({ width, height, data }) => data.length === width * height * 3,
    "data must hold width × height × 3 bytes",
  );
export type Image = z.infer<typeof image>;

/** A rectangle in fractions of the frame. A face half outside the frame reaches below 0 or above 1. */
export const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof box>;

/** Interleaved x, y in fractions of the frame. */
export const points = floats;

/** A model's number list that stands for a face or a voice; compare only within one model version. */
export const embedding = floats;

/** What a task takes. */
export type InputOf<T> = T extends Task<infer Input, infer _> ? Input : never;

/** What a task answers. */
export type OutputOf<T> = T extends Task<infer _, infer Output> ? Output : never;
