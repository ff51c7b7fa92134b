import type { Calibration } from "@hapju/spec";
import { IdentityError } from "../errors.ts";

/** `cosine`: higher is more similar. `distance`: Euclidean, lower is more similar. */
export type Measure = Calibration["measure"];

/** Checks one embedding. @throws IdentityError `template-invalid` unless `vector` is a list of finite numbers, not all zero */
export function checkEmbedding(vector: Float32Array, what: string): void {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (sum > 0 && Number.isFinite(sum)) return;
  throw new IdentityError(
    "template-invalid",
    `The embedding of ${what} cannot be compared: its ${vector.length} numbers ${sum === 0 ? "are all zero" : "are not all finite"}. Check the model that made it.`,
    { dimensions: vector.length },
  );
}

/** Sum of products of `vector` and as many numbers of `matrix` from `start` on. */
export function dot(vector: Float32Array, matrix: Float32Array, start = 0): number {
  const length = vector.length;
  const product = (index: number) => (vector[index] ?? 0) * (matrix[start + index] ?? 0);
  // Four sums side by side: with one, each addition waits for the previous, which is three times slower.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    a += product(index);
    b += product(index + 1);
    c += product(index + 2);
    d += product(index + 3);
  }
  for (; index < length; index++) a += product(index);
  return a + b + c + d;
}

/** `vector` at length 1. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** Euclidean distance of two vectors of the same length. */
export function distance(one: Float32Array, other: Float32Array): number {
  return Math.sqrt(Math.max(0, dot(one, one) + dot(other, other) - 2 * dot(one, other)));
}
