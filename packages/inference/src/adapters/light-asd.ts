import { CROP_SIZE, type lipMatch } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { evidenceOf } from "./light-asd/evidence.ts";
import { LightAsd, WIDTH } from "./light-asd/networks.ts";
import { resampleFrames, resampleScores } from "./light-asd/resample.ts";
import { faceMotion } from "./lip-sync/face-motion.ts";
import { inStep } from "./lip-sync/in-step.ts";
import { mouthLoudness } from "./lip-sync/mouth-loudness.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/** What the network was trained at; other rates are blended to it. */
const FRAMES_PER_SECOND = 25;

/**
 * Light-ASD (J. Liao et al., CVPR 2023). Files: `weights`, the authors' PyTorch file
 * `pretrain_AVA_CVPR.model`. A face scores by what the network says, by how much less it would say with the
 * sound shifted (lips that move while someone else talks lose nothing by the shift), and by the mouth's opening
 * with the loudness.
 */
export const adapter: TaskAdapter<typeof lipMatch> = {
  async load(files, sessions) {
    const network = await LightAsd.open(files.weights!, sessions);
    const size = CROP_SIZE * CROP_SIZE;
    return {
      run: eachInput(async ({ samples, framesPerSecond, faces }, signal) => {
        const answers: { match: Float32Array<ArrayBuffer> }[] = [];
        for (const { crops } of faces) {
          if (crops.length === 0) {
            answers.push({ match: new Float32Array(0) });
            continue;
          }
          const frames = resampleFrames(crops, size, framesPerSecond, FRAMES_PER_SECOND);
          const seen = await network.see(frames, signal);
          const heard = await network.hear(samples, seen.length / WIDTH);
          const { opening } = faceMotion(frames, FRAMES_PER_SECOND);
          const levels = mouthLoudness(samples, FRAMES_PER_SECOND, opening.length);
          const step = inStep(opening, levels, FRAMES_PER_SECOND);
          const evidence = await evidenceOf(network, { seen, heard, inStep: step }, signal);
          answers.push({ match: resampleScores(evidence, crops.length / size) });
        }
        return { faces: answers };
      }),
      close: () => network.close(),
    };
  },
};
