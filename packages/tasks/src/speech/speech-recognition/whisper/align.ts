import { ALIGNMENT_HEADS } from "./network.ts";
import { warp } from "./warp.ts";

/** Frames of the median filter (openai/whisper, timing.py). */
const MEDIAN_FRAMES = 7;

/**
 * When each token was said, from where the decoder looked: per head the attention is normalised over the tokens and
 * smoothed over time, and the mean of the heads is aligned by dynamic time warping (openai/whisper, timing.py).
 *
 * @param attention [heads × frames] of each token; the first `skip` of them are not aligned
 * @param frames of `attention`
 * @param soundFrames those that hold sound
 * @returns the first frame of each aligned token
 */
export function firstFrames(
  attention: readonly Float32Array[],
  skip: number,
  frames: number,
  soundFrames: number,
): number[] {
  const count = attention.length;
  const mean = new Float32Array(count * soundFrames);
  for (let head = 0; head < ALIGNMENT_HEADS; head++) {
    const rows = attention.map((all) => shares(all.subarray(head * frames, head * frames + soundFrames)));
    standardize(rows, soundFrames);
    for (const [token, row] of rows.entries())
      for (const [frame, value] of medians(row).entries()) {
        const at = token * soundFrames + frame;
        mean[at] = (mean[at] ?? 0) + value / ALIGNMENT_HEADS;
      }
  }
  const costs = mean.subarray(skip * soundFrames).map((value) => -value);
  return warp(costs, count - skip, soundFrames);
}

/** The row divided by its sum. */
function shares(row: Float32Array): Float32Array {
  let sum = 0;
  for (const value of row) sum += value;
  return row.map((value) => value / sum);
}

/** Makes the values of each frame over the rows have mean 0 and variance 1. */
function standardize(rows: readonly Float32Array[], frames: number): void {
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      const value = row[frame] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / rows.length;
    const deviation = Math.sqrt(Math.max(squares / rows.length - mean * mean, 1e-12));
    for (const row of rows) row[frame] = ((row[frame] ?? 0) - mean) / deviation;
  }
}

/** The median around each value; the row is mirrored at its ends. */
function medians(row: Float32Array): Float32Array {
  const half = (MEDIAN_FRAMES - 1) / 2;
  const last = row.length - 1;
  const window = new Float32Array(MEDIAN_FRAMES);
  return row.map((_, at) => {
    for (let k = -half; k <= half; k++) {
      const i = Math.abs(at + k);
      window[k + half] = row[Math.max(0, i > last ? 2 * last - i : i)] ?? 0;
    }
    return window.toSorted()[half] ?? 0;
  });
}
