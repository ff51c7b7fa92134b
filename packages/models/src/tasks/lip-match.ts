import { activeSpeaker } from "./active-speaker.ts";
import { defineTask } from "./task.ts";

/**
 * Scores which of several moving mouths makes the sound: asked where `active-speaker` sees more than one speak.
 * Takes and answers what that task does; two seconds and more of sound, or it is guesswork.
 */
export const lipMatch = defineTask({
  ...activeSpeaker,
  name: "lip-match",
  description:
    "Sound and faces whose mouths all move → per face and frame, whether that mouth makes the sound",
});
