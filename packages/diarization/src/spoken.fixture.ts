import type { People, Speaking } from "./decisions.ts";
import type { Word } from "./observations.ts";

/** Somebody is seen to speak in a stretch. */
export const says = (speaker: string, startSeconds: number, endSeconds: number): Speaking => ({
  speaker,
  startSeconds,
  endSeconds,
  confidence: 0.9,
  logLikelihoods: {},
  by: "lips",
});

/** Nothing but who speaks when. */
export const people = (...speaking: Speaking[]): People => ({
  voiceEvidence: "none",
  tracks: [],
  voices: [],
  speaking,
});

/** Words of one length each, one after another. */
export const spoken = (text: string, startSeconds: number, each = 0.5): Word[] =>
  text.split(" ").map((word, i) => ({
    text: word,
    startSeconds: startSeconds + i * each,
    endSeconds: startSeconds + (i + 1) * each,
    timing: "model",
  }));
