import { defineTask, floats, samples } from "@hapju/spec";
import { z } from "zod";

/**
 * How the voice in `samples` (a second or more of one speaker) sounds, in numbers that compare by Euclidean distance
 * and within one recording only: another microphone moves them as far as another speaker does.
 */
export const voiceStatistics = defineTask({
  name: "voice-statistics",
  description: "Audio of one speaker → statistics of the voice, for one recording",
  input: z.object({ samples }),
  output: z.object({ statistics: floats }),
  oneModelPerRun: true,
});
