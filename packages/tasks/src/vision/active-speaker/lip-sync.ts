import type { javascript } from "@hapju/inference";
import { eachInput } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import { faceMotion, isFlat } from "../lips/face-motion.ts";
import { loudness } from "../lips/loudness.ts";
import { mouthLoudness } from "../lips/mouth-loudness.ts";
import { type activeSpeaker, CROP_SIZE } from "./contract.ts";
import { matchSound } from "./match-sound.ts";
import { mouthMoves } from "./mouth-moves.ts";

/**
 * Lips that move with the sound, our own; no files. A face speaks when its mouth moves more than its upper half does;
 * the mouth makes the sound when it opens and closes with the band that follows an open mouth, which works better at 25
 * frames a second than at fewer. A face without contrast scores 0.
 */
export const adapter: Adapter<typeof activeSpeaker, typeof javascript> = {
  async load() {
    return {
      run: eachInput(async ({ samples, framesPerSecond, faces }) => {
        const frames = Math.max(0, ...faces.map(({ crops }) => crops.length / CROP_SIZE ** 2));
        const levels = loudness(samples, framesPerSecond, frames);
        const inBand = mouthLoudness(samples, framesPerSecond, frames);
        return {
          faces: faces.map(({ crops }) => {
            const motion = faceMotion(crops, framesPerSecond);
            const { length } = motion.opening;
            if (isFlat(motion)) return { scores: new Float32Array(length), match: new Float32Array(length) };
            return {
              scores: Float32Array.from(mouthMoves(motion, levels.subarray(0, length), framesPerSecond)),
              match: Float32Array.from(
                matchSound(motion.opening, inBand.subarray(0, length), framesPerSecond),
              ),
            };
          }),
        };
      }),
      close: async () => {},
    };
  },
};
