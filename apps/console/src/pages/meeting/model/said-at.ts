import type { TranscriptTurn } from "@hapju/contract";
import { lastStartedAt } from "./time-index";

/** A word by its place: the position of its turn in the transcript and its own within the turn. */
export interface WordPlace {
  readonly turn: number;
  /** -1 where the turn is going on and none of its words is: a pause, or a gap. */
  readonly word: number;
}

/** How far back a turn may have begun and still be going on: turns overlap where people interrupt each other. */
const LOOK_BACK = 12;
/** A word stays lit this long into the pause after it, so that the light does not flicker. */
const LINGER_SECONDS = 0.25;

/**
 * The word being said at a time, or the turn that is going on where nothing is. Where two speak at once, the turn
 * that began last and has a word now.
 * @param turns in order of their start
 */
export function saidAt(turns: readonly TranscriptTurn[], seconds: number): WordPlace | undefined {
  const last = lastStartedAt(turns, seconds);
  let going: WordPlace | undefined;
  for (let turn = last; turn >= 0 && turn > last - LOOK_BACK; turn--) {
    const { endSeconds = 0, words = [] } = turns[turn] ?? {};
    if (seconds >= endSeconds + LINGER_SECONDS) continue;
    const word = lastStartedAt(words, seconds);
    const spoken = words[word];
    if (spoken && seconds < spoken.endSeconds + LINGER_SECONDS) return { turn, word };
    if (seconds < endSeconds) going ??= { turn, word: -1 };
  }
  return going;
}

/** The turn that `j` or `k` moves to. `k` within a turn's first second goes to the one before it. */
export function neighbourTurn(
  turns: readonly TranscriptTurn[],
  seconds: number,
  direction: 1 | -1,
): number | undefined {
  const current = lastStartedAt(turns, seconds + 0.05);
  if (direction === 1) return current + 1 < turns.length ? current + 1 : undefined;
  const turn = turns[current];
  if (!turn) return undefined;
  return seconds - turn.startSeconds > 1 ? current : Math.max(0, current - 1);
}
