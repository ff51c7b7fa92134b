import { defineTask, samples } from "@hapju/spec";
import { z } from "zod";

/** Times are seconds from the start of `samples`. */
export const recognizedWord = z.object({
  text: z.string(),
  startSeconds: z.number(),
  endSeconds: z.number(),
  confidence: z.number().min(0).max(1).optional(),
});

/** Writes down what is said in one stretch of speech (up to 30 s). */
export const speechRecognition = defineTask({
  name: "speech-recognition",
  description: "Audio of one stretch of speech → its text",
  input: z.object({
    samples,
    /** BCP 47 tag of the language spoken, for example `en` or `ko-KR`. Locked: never detected. */
    language: z.string(),
  }),
  output: z.object({
    /** Empty when the model heard no words. */
    text: z.string(),
    /** Present when the model itself times words. */
    words: z.array(recognizedWord).optional(),
  }),
});
