import type { activeSpeaker } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { faceMotion } from "./lip-sync/face-motion.ts";
import { audible, loudness } from "./lip-sync/loudness.ts";
import { runningCorrelation, smooth } from "./lip-sync/series.ts";
import type { TaskAdapter } from "./task-adapter.ts";

const SMOOTH_SECONDS = 0.6;
const OPENING_SMOOTH_SECONDS = 0.12;
const CORRELATION_REACH_SECONDS = 1;
/** Grey levels added before a logarithm: below this, motion is noise. */
const NOISE = 0.5;
/**
 * Logistic regression on the stretches of speech of two recordings of real talkers (decision 0017), slopes taken at
 * seven tenths since two recordings are few; in natural log-likelihood.
 */
const WEIGHT = { mouth: 6.3, upperFace: -3.3, correlation: 1.6, offset: -4.4 };
const LIMIT = 5;
/** What a mouth that moves without sound is worth at most. */
const WITHOUT_SOUND = -1;
/** A crop flatter than this (a wall, a black frame) shows no mouth. */
const FLAT = 3;

/**
 * Lips in step with the sound, our own; no files. A face speaks when its mouth moves more than its upper
 * half does, the more so when it opens as the sound grows louder. It tells a talking face from an
 * idle one; of people who talk at the same time it tells little.
 */
export const adapter: TaskAdapter<typeof activeSpeaker> = {
  async load() {
    return {
      run: eachInput(async ({ samples, framesPerSecond, faces }) => ({
        faces: faces.map(({ crops }) => ({ scores: score(crops, samples, framesPerSecond) })),
      })),
      close: async () => {},
    };
  },
};

function score(crops: Uint8Array, samples: Float32Array, framesPerSecond: number): Float32Array<ArrayBuffer> {
  const { mouth, upperFace, opening, contrast } = faceMotion(crops, framesPerSecond);
  if (!(contrast > FLAT)) return new Float32Array(mouth.length);
  const frames = (seconds: number) => Math.max(1, Math.round(seconds * framesPerSecond));
  const levels = loudness(samples, framesPerSecond, mouth.length);
  const heard = audible(levels, framesPerSecond);
  const mouthMoves = smooth(mouth, frames(SMOOTH_SECONDS));
  const headMoves = smooth(upperFace, frames(SMOOTH_SECONDS));
  const inStep = runningCorrelation(
    smooth(opening, frames(OPENING_SMOOTH_SECONDS)),
    levels,
    frames(CORRELATION_REACH_SECONDS),
  );
  return Float32Array.from(mouthMoves, (motion, i) => {
    const evidence =
      WEIGHT.mouth * Math.log(motion + NOISE) +
      WEIGHT.upperFace * Math.log(headMoves[i]! + NOISE) +
      WEIGHT.correlation * inStep[i]! +
      WEIGHT.offset;
    return Math.max(-LIMIT, Math.min(heard[i] ? LIMIT : WITHOUT_SOUND, evidence));
  });
}
