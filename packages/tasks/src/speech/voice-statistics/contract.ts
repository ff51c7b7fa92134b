import { defineTask, floats, samples } from "@hapju/spec";
import { z } from "zod";

/**
 * Statistics of the voice in `samples` (a second or more of one speaker): numbers that compare by Euclidean distance
 * and within one recording only, for another microphone moves them as far as another speaker does.
 */
export const voiceStatistics = defineTask({
  name: "voice-statistics",
  description: "Audio of one speaker → statistics of the voice, for one recording",
  input: z.object({ samples }),
  output: z.object({ statistics: floats }),
  oneModelPerRun: true,
});
