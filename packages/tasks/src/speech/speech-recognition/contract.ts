import { defineTask, samples } from "@hapju/spec";
import { z } from "zod";

/** A word with its times, in seconds from the start of `samples`. */
export const recognizedWord = z.object({
  text: z.string(),
  startSeconds: z.number(),
  endSeconds: z.number(),
  confidence: z.number().min(0).max(1).optional(),
});

/** Transcribes one segment of speech (up to 30 s). */
export const speechRecognition = defineTask({
  name: "speech-recognition",
  description: "Audio of one segment of speech → its text",
  input: z.object({
    samples,
    /** BCP 47 tag of the language spoken, for example `en` or `ko-KR`. Locked: never detected. */
    language: z.string(),
    /** Names and terms that are likely said, as they are written; a model may ignore them. */
    phrases: z.array(z.string()).optional(),
  }),
  output: z.object({
    /** Empty when the model recognized no words. */
    text: z.string(),
    /** Present when the model itself times words. */
    words: z.array(recognizedWord).optional(),
  }),
});
