import type { ConsentWording } from "../language.ts";

/** What people agree to, in English. Never edit a text: add a version. */
export const consents: readonly ConsentWording[] = [
  {
    version: "face-recognition-1",
    purpose: "face-recognition",
    text: `I agree that a numeric template of my face is made from the photos I give and kept, encrypted, by the operator of this installation, for one purpose: to name me in the minutes of meetings that are recorded here.

The template is compared only with faces in those recordings. Nothing else is inferred from my face: no mood, no attention, no health.

I may withdraw this at any time, without giving a reason. Then the template is destroyed at once, and minutes of past meetings show me as an unknown person. If I do not agree, I am not recognised, and nothing else changes for me.`,
  },
  {
    version: "voice-recognition-1",
    purpose: "voice-recognition",
    text: `I agree that a numeric template of my voice is made from the sound I give and kept, encrypted, by the operator of this installation, for one purpose: to name me in the minutes of meetings that are recorded here.

The template is compared only with voices in those recordings. Nothing else is inferred from my voice: no mood, no attention, no health.

I may withdraw this at any time, without giving a reason. Then the template is destroyed at once, and minutes of past meetings show me as an unknown person. If I do not agree, I am not recognised by voice, and nothing else changes for me.`,
  },
];
