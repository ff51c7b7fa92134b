import { CROP_SIZE, type lipMatch } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { LightAsd, WIDTH } from "./light-asd/networks.ts";
import { resampleFrames, resampleScores } from "./light-asd/resample.ts";
import { smooth } from "./lip-sync/series.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/** What the network was trained at; other rates are blended to it. */
const FRAMES_PER_SECOND = 25;
/** Frames by which the sound is shifted to learn what the face would score with any speech. */
const SHIFTS = [-12, -8, -4, 4, 8, 12];
const SMOOTH_FRAMES = 15;
/**
 * A still face is told by the network's own score; once that favours speech, by the contrast alone, which is what
 * tells a talker from lips that move while someone else talks. Chosen on two recordings (decision 0018).
 */
const WEIGHT = { silence: 1.4, contrast: 2, offset: 0.2 };
const LIMIT = 5;

/**
 * Light-ASD (J. Liao et al., CVPR 2023). Files: `weights`, the authors' PyTorch file
 * `pretrain_AVA_CVPR.model`. A face scores by what the network says and by how much less it would say
 * with the sound shifted: lips that move while someone else talks lose nothing by the shift.
 */
export const adapter: TaskAdapter<typeof lipMatch> = {
  async load(files, sessions) {
    const network = await LightAsd.open(files.weights!, sessions);
    return {
      run: eachInput(async ({ samples, framesPerSecond, faces }, signal) => {
        const answers: { scores: Float32Array<ArrayBuffer> }[] = [];
        for (const { crops } of faces) {
          answers.push({ scores: await score(network, crops, samples, framesPerSecond, signal) });
        }
        return { faces: answers };
      }),
      close: () => network.close(),
    };
  },
};

async function score(
  network: LightAsd,
  crops: Uint8Array,
  samples: Float32Array,
  framesPerSecond: number,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const size = CROP_SIZE * CROP_SIZE;
  const count = crops.length / size;
  if (count === 0) return new Float32Array(0);
  const seen = await network.see(resampleFrames(crops, size, framesPerSecond, FRAMES_PER_SECOND), signal);
  const heard = await network.hear(samples, seen.length / WIDTH);
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
  const said = smooth(together, SMOOTH_FRAMES);
  const evidence = Float32Array.from(said, (value, i) =>
    clamp(WEIGHT.silence * Math.min(value, 0) + WEIGHT.contrast * contrast[i]! + WEIGHT.offset),
  );
  return resampleScores(evidence, count);
}

const clamp = (value: number) => Math.max(-LIMIT, Math.min(LIMIT, value));

/** The sound moved by whole frames; the ends come round. */
function shiftFrames(heard: Float32Array, frames: number): Float32Array {
  const out = new Float32Array(heard.length);
  const offset = (((frames * WIDTH) % heard.length) + heard.length) % heard.length;
  out.set(heard.subarray(0, heard.length - offset), offset);
  out.set(heard.subarray(heard.length - offset), 0);
  return out;
}
