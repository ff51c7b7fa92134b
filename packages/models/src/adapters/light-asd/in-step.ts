import { faceMotion } from "../lip-sync/face-motion.ts";
import { loudness } from "../lip-sync/loudness.ts";
import { runningCorrelation, smooth } from "../lip-sync/series.ts";

const OPENING_SMOOTH_SECONDS = 0.12;
const REACH_SECONDS = 1;
/** Frames by which sound and picture of a recording may be apart. */
const LAGS = [-1, 0, 1];

/**
 * How well a mouth opens and closes as the sound rises and falls, −1…1 per frame. From frame to frame: over longer,
 * loudness and mouths have the rhythm of sentences, which all who talk share.
 * @param crops n × 112 × 112 grey levels
 */
export function inStep(crops: Uint8Array, samples: Float32Array, framesPerSecond: number): Float64Array {
  const { opening } = faceMotion(crops, framesPerSecond);
  const frames = (seconds: number) => Math.round(seconds * framesPerSecond);
  const opens = changes(smooth(opening, frames(OPENING_SMOOTH_SECONDS)), 0);
  const levels = loudness(samples, framesPerSecond, opening.length);
  const byLag = LAGS.map((lag) => runningCorrelation(opens, changes(levels, lag), frames(REACH_SECONDS)));
  return Float64Array.from(opens, (_, i) => Math.max(...byLag.map((values) => values[i]!)));
}

/** By how much a series rises around each place, `lag` values later. */
function changes(values: Float64Array, lag: number): Float64Array {
  const at = (i: number) => values[Math.max(0, Math.min(values.length - 1, i + lag))]!;
  return values.map((_, i) => at(i + 1) - at(i - 1));
}
