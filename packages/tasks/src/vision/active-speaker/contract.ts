import { bytes, defineTask, floats, samples } from "@hapju/spec";
import { z } from "zod";

/** Side of a face crop in pixels. */
export const CROP_SIZE = 112;

/** Scores which of the faces on screen is the one talking. */
export const activeSpeaker = defineTask({
  name: "active-speaker",
  description: "Audio and face crops over time → a speaking score per face and frame",
  input: z.object({
    /** The audio from the first frame to the end of the last. */
    samples,
    framesPerSecond: z.number().positive(),
    faces: z.array(
      z.object({
        /** 8-bit grey crops of the squared face box, frame after frame: n × 112 × 112. */
        crops: bytes,
      }),
    ),
  }),
  output: z.object({
    /** In the order of `faces`. */
    faces: z.array(
      z.object({
        /** One per frame. Above 0 the face more likely speaks than not. */
        scores: floats,
        /**
         * One per frame, from models that can tell: above 0 a moving mouth more likely makes the sound than
         * moves to that of another. Undefined in meaning for a still mouth.
         */
        match: floats.optional(),
      }),
    ),
  }),
  items: ({ faces }) => faces.length,
});
