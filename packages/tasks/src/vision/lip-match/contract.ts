import { defineTask, floats } from "@hapju/spec";
import { z } from "zod";
import { activeSpeaker } from "../active-speaker/contract.ts";

/**
 * Scores which of several moving mouths makes the sound. It is called where `active-speaker` reports more than one
 * speaker, and its answer replaces their `match`. It needs two seconds of audio or more.
 */
export const lipMatch = defineTask({
  name: "lip-match",
  description:
    "Audio and faces whose mouths all move → per face and frame, whether that mouth makes the sound",
  input: activeSpeaker.input,
  output: z.object({
    /** In the order of `faces`: one score per frame, above 0 the mouth more likely makes the sound than not. */
    faces: z.array(z.object({ match: floats })),
  }),
  items: ({ faces }) => faces.length,
});
