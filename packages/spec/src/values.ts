import { z } from "zod";

/** Samples per second of all audio between models: mono float32, −1…1. */
export const SAMPLE_RATE = 16_000;

/** Any `Uint8Array`; it may be a view of a larger or shared buffer. */
export const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

/** Any `Float32Array`; it may be a view of a larger or shared buffer. */
export const floats: z.ZodType<Float32Array> = z.instanceof(Float32Array);

/** Mono float32 audio at {@link SAMPLE_RATE}, −1…1. */
export const samples = floats;

/** An RGB image, 8 bits a channel, row-major: `data.length === width * height * 3`. */
export const image = z
  .object({ width: z.int().positive(), height: z.int().positive(), data: bytes })
  .refine(
    ({ width, height, data }) => data.length === width * height * 3,
    "data must hold width × height × 3 bytes",
  );

/** See {@link image}. */
export type Image = z.infer<typeof image>;

/** A rectangle in fractions of the frame. What is partly outside the frame reaches below 0 or above 1. */
export const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** See {@link box}. */
export type Box = z.infer<typeof box>;

/** Points in fractions of the frame, interleaved: x0, y0, x1, y1, … */
export const points = floats;

/** A vector that stands for a face or a voice. Comparable only within one model version. */
export const embedding = floats;
