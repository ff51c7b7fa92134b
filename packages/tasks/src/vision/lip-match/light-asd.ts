import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import { CROP_SIZE } from "../active-speaker/contract.ts";
import { faceMotion } from "../lips/face-motion.ts";
import { inStep } from "../lips/in-step.ts";
import { mouthLoudness } from "../lips/mouth-loudness.ts";
import type { lipMatch } from "./contract.ts";
import { evidenceOf } from "./evidence.ts";
import { LightAsd, WIDTH } from "./network.ts";
import { resampleFrames, resampleScores } from "./resample.ts";

/** Rate of the training data; other rates are blended to it. */
const FRAMES_PER_SECOND = 25;

/**
 * Light-ASD (J. Liao et al., CVPR 2023). Files: `visual`, `audio` and `backend`. The score of a face joins the network's
 * own, its loss when the audio is shifted (lips that move while someone else talks lose nothing), and how the mouth
 * opens with the loudness.
 */
export const adapter: Adapter<typeof lipMatch, typeof onnx> = {
  async load({ files, runtime }) {
    const network = await LightAsd.open(
      { visual: fileOf(files, "visual"), audio: fileOf(files, "audio"), backend: fileOf(files, "backend") },
      runtime,
    );
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
          const video = await network.encodeVideo(frames, signal);
          const audio = await network.encodeAudio(samples, video.length / WIDTH);
          const { opening } = faceMotion(frames, FRAMES_PER_SECOND);
          const levels = mouthLoudness(samples, FRAMES_PER_SECOND, opening.length);
          const step = inStep(opening, levels, FRAMES_PER_SECOND);
          const evidence = await evidenceOf(network, { video, audio, inStep: step }, signal);
          answers.push({ match: resampleScores(evidence, crops.length / size) });
        }
        return { faces: answers };
      }),
      close: () => network.close(),
    };
  },
};
