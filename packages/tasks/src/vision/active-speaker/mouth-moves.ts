import type { FaceMotion } from "../lips/face-motion.ts";
import { inRhythm } from "../lips/in-step.ts";
import { audible } from "../lips/loudness.ts";
import { smooth } from "../lips/series.ts";

const SMOOTH_SECONDS = 0.6;
/** Grey levels added before a logarithm: below this, motion is noise. */
const NOISE = 0.5;
/**
 * Logistic regression on the segments of speech of two recordings of real talkers (docs/measurements/lips.md), slopes taken at
 * seven tenths since two recordings are few; in natural log-likelihood.
 */
const WEIGHT = { mouth: 6.3, upperFace: -3.3, correlation: 1.6, offset: -4.4 };
const LIMIT = 5;
/** Highest evidence for a mouth that moves without sound. */
const WITHOUT_SOUND = -1;

/** Evidence per frame that a face talks: its mouth moves more than its upper half does. */
export function mouthMoves(motion: FaceMotion, levels: Float64Array, framesPerSecond: number): Float64Array {
  const { mouth, upperFace, opening } = motion;
  const width = Math.max(1, Math.round(SMOOTH_SECONDS * framesPerSecond));
  const isAudible = audible(levels, framesPerSecond);
  const mouthMotion = smooth(mouth, width);
  const headMotion = smooth(upperFace, width);
  const correlation = inRhythm(opening, levels, framesPerSecond);
  return mouthMotion.map((moves, i) => {
    const evidence =
      WEIGHT.mouth * Math.log(moves + NOISE) +
      WEIGHT.upperFace * Math.log((headMotion[i] ?? 0) + NOISE) +
      WEIGHT.correlation * (correlation[i] ?? 0) +
      WEIGHT.offset;
    return Math.max(-LIMIT, Math.min(isAudible[i] ? LIMIT : WITHOUT_SOUND, evidence));
  });
}
