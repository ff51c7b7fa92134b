import { defineTask } from "hapju";
import { z } from "zod";

/** A task that Hapju does not know. */
export const translation = defineTask({
  name: "translation",
  description: "An English word → the word in another language",
  input: z.object({ word: z.string() }),
  output: z.object({ word: z.string() }),
});
