import { smooth } from "../lips/series.ts";
import { type LightAsd, WIDTH } from "./network.ts";

/** Frames by which the audio is shifted to measure the score of the face with any speech: up to 0.8 s each way. */
const SHIFTS = [4, 6, 8, 10, 12, 14, 16, 18, 20].flatMap((frames) => [-frames, frames]);
const SMOOTH_FRAMES = 15;
/**
 * The network's own score detects a still face; once it favours speech, the contrast and the mouth's being in step
 * with the audio separate a speaker from lips that move while someone else talks. Logistic regression on
 * clips that no reported figure uses (docs/measurements/lips.md), spread over the frames that attribution sums up.
 */
const WEIGHT = { silence: 0.3, contrast: 0.5, inStep: 2.8, offset: -1.4 };
const LIMIT = 5;

/** One face over time: the encoded video and audio, and whether they are in step. */
export interface Matched {
  /** See {@link LightAsd}. */
  readonly video: Float32Array;
  /** See {@link LightAsd}. */
  readonly audio: Float32Array;
  /** See {@link inStep}. */
  readonly inStep: Float64Array;
}

/**
 * Evidence per frame that the face makes the sound: the network's score, its loss when the audio is shifted, and how
 * the mouth moves with the loudness.
 */
export async function evidenceOf(
  network: LightAsd,
  { video, audio, inStep }: Matched,
  signal: AbortSignal,
): Promise<Float32Array> {
  const together = await network.compare(video, audio);
  const shifted = new Float64Array(together.length);
  for (const shift of SHIFTS) {
    signal.throwIfAborted();
    const scores = await network.compare(video, shiftFrames(audio, shift));
    for (const [i, value] of scores.entries()) shifted[i] = (shifted[i] ?? 0) + value / SHIFTS.length;
  }
  const contrast = smooth(
    together.map((value, i) => value - (shifted[i] ?? 0)),
    SMOOTH_FRAMES,
  );
  return Float32Array.from(smooth(together, SMOOTH_FRAMES), (value, i) => {
    const evidence =
      WEIGHT.silence * Math.min(value, 0) +
      WEIGHT.contrast * (contrast[i] ?? 0) +
      WEIGHT.inStep * (inStep[i] ?? 0) +
      WEIGHT.offset;
    return Math.max(-LIMIT, Math.min(LIMIT, evidence));
  });
}

/** The audio shifted by whole frames, cyclically. */
function shiftFrames(audio: Float32Array, frames: number): Float32Array {
  const out = new Float32Array(audio.length);
  const offset = (((frames * WIDTH) % audio.length) + audio.length) % audio.length;
  out.set(audio.subarray(0, audio.length - offset), offset);
  out.set(audio.subarray(audio.length - offset), 0);
  return out;
}
