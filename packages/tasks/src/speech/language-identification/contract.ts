import { defineTask, samples } from "@hapju/spec";
import { z } from "zod";

/** Says which of the expected languages is spoken in a piece of speech (up to 30 s). */
export const languageIdentification = defineTask({
  name: "language-identification",
  description: "Audio of speech and the languages expected → how probable each is",
  input: z.object({
    samples,
    /** BCP 47 tags. */
    expected: z.array(z.string()).min(1),
  }),
  output: z.object({
    /** One per expected language, in their order; 1 together. */
    probabilities: z.array(z.number().min(0).max(1)),
    /** The likeliest of all languages the model knows, expected or not, and how probable it is among them. */
    likeliest: z.object({ language: z.string(), probability: z.number().min(0).max(1) }),
  }),
});
