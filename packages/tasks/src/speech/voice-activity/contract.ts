import { defineTask, floats, samples } from "@hapju/spec";
import { z } from "zod";

/** How likely someone speaks, window by window. */
export const voiceActivity = defineTask({
  name: "voice-activity",
  description: "Audio → probability of speech per window",
  input: z.object({ samples }),
  output: z.object({
    /** Length of one window. Window `i` covers `i * windowSeconds` to `(i + 1) * windowSeconds`. */
    windowSeconds: z.number().positive(),
    /** One probability, 0…1, per window. */
    probabilities: floats,
  }),
});
