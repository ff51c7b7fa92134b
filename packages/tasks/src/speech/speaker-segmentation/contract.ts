import { defineTask, floats, samples } from "@hapju/spec";
import { z } from "zod";

/** Who speaks when within a few seconds, overlapping speech included. Speakers are numbered within one input only. */
export const speakerSegmentation = defineTask({
  name: "speaker-segmentation",
  description: "Up to 10 s of audio → which of its speakers speak, frame by frame",
  input: z.object({ samples }),
  output: z.object({
    /** Time from one frame to the next. */
    stepSeconds: z.number().positive(),
    /** Middle of the first frame, from the start of `samples`. */
    startSeconds: z.number(),
    /** Who may speak at a time, for example none, 0, 1, and 0 with 1. */
    combinations: z.array(z.array(z.int().nonnegative())).min(1),
    /** How likely each combination is, 0…1, frame by frame: `frames × combinations.length` values. */
    probabilities: floats,
  }),
});
