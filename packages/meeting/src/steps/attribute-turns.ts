import {
  attributeTurns as attribute,
  type Correction,
  type People,
  type TranscribedSegment,
  type Turn,
} from "@hapju/diarization";
import { defineStep } from "@hapju/engine";

/** Assigns every word to its speaker. */
export const attributeTurns = defineStep({
  name: "attribute-turns",
  version: 3,
  run(input: {
    words: readonly (readonly TranscribedSegment[])[];
    people: People;
    corrections: readonly Correction[];
  }): Promise<Turn[]> {
    const { words, people, corrections } = input;
    return Promise.resolve(attribute({ words: words.flat(), people, corrections }));
  },
});
