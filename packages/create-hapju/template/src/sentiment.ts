import { defineTask } from "hapju";
import { z } from "zod";

/** The task: what goes in and what comes out, whichever model answers. */
export const sentiment = defineTask({
  name: "sentiment",
  description: "Text → how positive it is, from −1 to 1",
  input: z.object({ text: z.string() }),
  output: z.object({ score: z.number().min(-1).max(1) }),
});
