import { runningCorrelation, smooth } from "./series.ts";

const OPENING_SMOOTH_SECONDS = 0.12;
const REACH_SECONDS = 1;
/** Frames by which sound and picture of a recording may be apart. */
const LAGS = [-1, 0, 1];

/**
 * How well a mouth opens and closes as the sound rises and falls, −1…1 per frame. From frame to frame: over longer,
 * loudness and mouths have the rhythm of sentences, which all who talk share.
 */
export function inStep(opening: Float64Array, levels: Float64Array, framesPerSecond: number): Float64Array {
  const opens = changes(smoothed(opening, framesPerSecond), 0);
  const byLag = LAGS.map((lag) => correlation(opens, changes(levels, lag), framesPerSecond));
  return Float64Array.from(opens, (_, i) => Math.max(...byLag.map((values) => values[i]!)));
}

/** How well a mouth is open when the sound is loud, −1…1 per frame: the rhythm of sentences and all that is slower. */
export function inRhythm(opening: Float64Array, levels: Float64Array, framesPerSecond: number): Float64Array {
  return correlation(smoothed(opening, framesPerSecond), levels, framesPerSecond);
}

const smoothed = (opening: Float64Array, framesPerSecond: number) =>
  smooth(opening, Math.max(1, Math.round(OPENING_SMOOTH_SECONDS * framesPerSecond)));

const correlation = (a: Float64Array, b: Float64Array, framesPerSecond: number) =>
  runningCorrelation(a, b, Math.max(1, Math.round(REACH_SECONDS * framesPerSecond)));

/** By how much a series rises around each place, `lag` values later. */
function changes(values: Float64Array, lag: number): Float64Array {
  const at = (i: number) => values[Math.max(0, Math.min(values.length - 1, i + lag))]!;
  return values.map((_, i) => at(i + 1) - at(i - 1));
}
