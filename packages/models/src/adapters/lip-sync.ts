import type { activeSpeaker } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { faceMotion, isFlat } from "./lip-sync/face-motion.ts";
import { loudness } from "./lip-sync/loudness.ts";
import { mouthMoves } from "./lip-sync/mouth-moves.ts";
import type { TaskAdapter } from "./task-adapter.ts";

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
  const motion = faceMotion(crops, framesPerSecond);
  const frames = motion.opening.length;
  if (isFlat(motion)) return new Float32Array(frames);
  return Float32Array.from(mouthMoves(motion, loudness(samples, framesPerSecond, frames), framesPerSecond));
}
