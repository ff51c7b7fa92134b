import { inRhythm, inStep } from "../lips/in-step.ts";

/**
 * Logistic regression on pairs of talkers' clips of which none is reported on, spread over the frames that attribution
 * sums up, slopes taken at 85 in a hundred (docs/measurements/lips.md).
 */
const WEIGHT = { step: 2.8, rhythm: 1.2, offset: -1.7 };

/**
 * Evidence per frame that a mouth makes the sound rather than moves to another's.
 *
 * @param opening how far it is open, per frame
 * @param inBand loudness of the band that follows the opening of a mouth, per frame; see {@link mouthLoudness}
 */
export function matchSound(
  opening: Float64Array,
  inBand: Float64Array,
  framesPerSecond: number,
): Float64Array {
  const step = inStep(opening, inBand, framesPerSecond);
  const rhythm = inRhythm(opening, inBand, framesPerSecond);
  return step.map((value, i) => WEIGHT.step * value + WEIGHT.rhythm * (rhythm[i] ?? 0) + WEIGHT.offset);
}
