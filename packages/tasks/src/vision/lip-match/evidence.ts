import { smooth } from "../lips/series.ts";
import { type LightAsd, WIDTH } from "./network.ts";

/** Frames by which the sound is shifted to learn what the face would score with any speech: up to 0.8 s each way. */
const SHIFTS = [4, 6, 8, 10, 12, 14, 16, 18, 20].flatMap((frames) => [-frames, frames]);
const SMOOTH_FRAMES = 15;
/**
 * A still face is told by the network's own score; once that favours speech, by the contrast and by the mouth's being
 * in step with the sound, which tell a talker from lips that move while someone else talks. Logistic regression on
 * clips of which none is reported on (decisions 0065, 0111), spread over the frames that attribution sums up.
 */
const WEIGHT = { silence: 0.3, contrast: 0.5, inStep: 2.8, offset: -1.4 };
const LIMIT = 5;

/** One face for some time: what the network makes of it and of the sound, and whether they are in step. */
export interface Matched {
  /** See {@link LightAsd}. */
  readonly seen: Float32Array;
  /** See {@link LightAsd}. */
  readonly heard: Float32Array;
  /** See {@link inStep}. */
  readonly inStep: Float64Array;
}

/**
 * Evidence per frame that the face makes the sound: what the network says, how much less it would say with the sound
 * shifted, and how the mouth moves with the loudness.
 */
export async function evidenceOf(
  network: LightAsd,
  { seen, heard, inStep }: Matched,
  signal: AbortSignal,
): Promise<Float32Array> {
  const together = await network.compare(seen, heard);
  const shifted = new Float64Array(together.length);
  for (const shift of SHIFTS) {
    signal.throwIfAborted();
    const scores = await network.compare(seen, shiftFrames(heard, shift));
    for (const [i, value] of scores.entries()) shifted[i]! += value / SHIFTS.length;
  }
  const contrast = smooth(
    together.map((value, i) => value - shifted[i]!),
    SMOOTH_FRAMES,
  );
  return Float32Array.from(smooth(together, SMOOTH_FRAMES), (value, i) => {
    const evidence =
      WEIGHT.silence * Math.min(value, 0) +
      WEIGHT.contrast * contrast[i]! +
      WEIGHT.inStep * inStep[i]! +
      WEIGHT.offset;
    return Math.max(-LIMIT, Math.min(LIMIT, evidence));
  });
}

/** The sound moved by whole frames; the ends come round. */
function shiftFrames(heard: Float32Array, frames: number): Float32Array {
  const out = new Float32Array(heard.length);
  const offset = (((frames * WIDTH) % heard.length) + heard.length) % heard.length;
  out.set(heard.subarray(0, heard.length - offset), offset);
  out.set(heard.subarray(heard.length - offset), 0);
  return out;
}
