import { type activeSpeaker, CROP_SIZE } from "../../tasks/index.ts";
import { eachInput } from "../each-input.ts";
import type { TaskAdapter } from "../task-adapter.ts";
import { type FaceMotion, faceMotion, isFlat } from "./face-motion.ts";
import { loudness } from "./loudness.ts";
import { mouthLoudness } from "./mouth-loudness.ts";
import { mouthMoves } from "./mouth-moves.ts";

/** What is seen of a mouth and heard meanwhile, per frame. */
export interface Watched {
  readonly motion: FaceMotion;
  /** What the motion of the mouth says: above 0 it talks rather than rests. */
  readonly moves: Float64Array;
  /** How loud is what an open mouth lets out. */
  readonly letOut: Float64Array;
  readonly framesPerSecond: number;
}

/** An adapter of our own, without files, that scores one face after another. One that shows nothing is neither for nor against: 0. */
export const facesAdapter = (score: (face: Watched) => Float64Array): TaskAdapter<typeof activeSpeaker> => ({
  async load() {
    return {
      run: eachInput(async ({ samples, framesPerSecond, faces }) => {
        const frames = Math.max(0, ...faces.map(({ crops }) => crops.length / CROP_SIZE ** 2));
        const levels = loudness(samples, framesPerSecond, frames);
        let letOut: Float64Array | undefined;
        return {
          faces: faces.map(({ crops }) => {
            const motion = faceMotion(crops, framesPerSecond);
            const { length } = motion.opening;
            if (isFlat(motion)) return { scores: new Float32Array(length) };
            const moves = mouthMoves(motion, levels.subarray(0, length), framesPerSecond);
            const watched = {
              motion,
              moves,
              framesPerSecond,
              // For all faces once, and only if it is asked for.
              get letOut() {
                letOut ??= mouthLoudness(samples, framesPerSecond, frames);
                return letOut.subarray(0, length);
              },
            };
            return { scores: Float32Array.from(score(watched)) };
          }),
        };
      }),
      close: async () => {},
    };
  },
});
