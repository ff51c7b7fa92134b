import { z } from "zod";
import { defineTask, embedding, samples } from "./task.ts";

/** One embedding of the voice that speaks in `samples` (a second or more of one speaker). */
export const speakerEmbedding = defineTask({
  name: "speaker-embedding",
  description: "Audio of one speaker → an embedding of the voice",
  input: z.object({ samples }),
  output: z.object({ embedding }),
  oneModelPerRun: true,
});
