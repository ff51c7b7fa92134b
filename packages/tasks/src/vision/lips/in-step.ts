import { runningCorrelation, smooth } from "./series.ts";

const OPENING_SMOOTH_SECONDS = 0.12;
const REACH_SECONDS = 1;
/** Largest offset of audio and video in a recording. */
const APART_SECONDS = 0.08;
/** What a correlation loses per second of offset, 0.05 a frame: most recordings have none. */
const APART_COST = 1.25;

/**
 * How well a mouth opens and closes as the sound rises and falls, −1…1 per frame. From frame to frame: over longer
 * times, sound and mouths follow the rhythm of sentences, which all speakers share.
 */
export function inStep(opening: Float64Array, levels: Float64Array, framesPerSecond: number): Float64Array {
  const opens = changes(smoothed(opening, framesPerSecond), 0);
  const furthest = Math.round(APART_SECONDS * framesPerSecond);
  const best = correlation(opens, changes(levels, 0), framesPerSecond);
  for (let apart = 1; apart <= furthest; apart++) {
    for (const lag of [-apart, apart]) {
      const values = correlation(opens, changes(levels, lag), framesPerSecond);
      for (const [i, value] of values.entries())
        best[i] = Math.max(best[i] ?? -1, value - (APART_COST * apart) / framesPerSecond);
    }
  }
  return best;
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
  const at = (i: number) => values[Math.max(0, Math.min(values.length - 1, i + lag))] ?? 0;
  return values.map((_, i) => at(i + 1) - at(i - 1));
}
