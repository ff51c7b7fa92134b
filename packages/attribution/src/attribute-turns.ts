import type { Correction } from "./corrections.ts";
import type { People, Turn } from "./decisions.ts";
import type { WrittenSpeech } from "./observations.ts";

/** Who speaks when, and what was written down. */
export interface TurnInputs {
  /** Every stretch given to the recogniser, written or not, of all chunks. */
  readonly words: readonly WrittenSpeech[];
  /** From `identifyPeople`. */
  readonly people: People;
  /** The same corrections that `identifyPeople` was given. */
  readonly corrections?: readonly Correction[];
}

/** Gives every word to whoever speaks at its time: a turn that changes speaker is split where the words do. */
export function attributeTurns(_inputs: TurnInputs): Turn[] {
  return [];
}
