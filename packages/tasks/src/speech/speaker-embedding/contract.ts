import { defineTask, embedding, samples } from "@hapju/spec";
import { z } from "zod";

/** One embedding of the voice that speaks in `samples` (a second or more of one speaker). */
export const speakerEmbedding = defineTask({
  name: "speaker-embedding",
  description: "Audio of one speaker → an embedding of the voice",
  input: z.object({ samples }),
  output: z.object({ embedding }),
  oneModelPerRun: true,
});
