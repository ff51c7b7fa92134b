import type { Range } from "../types.ts";

/**
 * The times `k / framesPerSecond` within a range. The grid is the recording's own, so chunks of any
 * length ask for the same times.
 */
export function gridTimes(
  { startSeconds = 0, endSeconds = 0 }: Range,
  framesPerSecond: number,
): Float64Array {
  // A time that is on the grid but for a rounding is on the grid.
  const first = Math.ceil(startSeconds * framesPerSecond - 1e-6);
  const last = Math.ceil(endSeconds * framesPerSecond - 1e-6);
  return Float64Array.from(
    { length: Math.max(0, last - first) },
    (_, index) => (first + index) / framesPerSecond,
  );
}
