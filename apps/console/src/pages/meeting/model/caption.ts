import type { TranscriptTurn } from "@hapju/contract";
import { saidAt } from "./said-at";

/** What is shown under the picture: part of a turn, with the position of the word being said. */
export interface Caption {
  readonly turn: number;
  readonly from: number;
  readonly to: number;
  /** -1 while none is said. */
  readonly word: number;
}

/** About two lines. */
const LETTERS = 76;
/** A pause as long as this begins a new caption. */
const PAUSE_SECONDS = 1.2;

/** Where the captions of a turn begin, by position of their first word: cut after sentences, at pauses, by length. */
export function captionStarts({ words }: TranscriptTurn): number[] {
  const starts: number[] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const [at, { text, startSeconds }] of words.entries()) {
    const before = words[at - 1];
    const paused = before !== undefined && startSeconds - before.endSeconds >= PAUSE_SECONDS;
    const ended = before !== undefined && letters > LETTERS / 2 && /[.?!。]$/.test(before.text);
    if (paused || ended || letters + text.length + 1 > LETTERS) {
      starts.push(at);
      letters = 0;
    }
    letters += text.length + 1;
  }
  return starts;
}

/** The caption at a time; stays through the pauses within a turn. */
export function captionAt(turns: readonly TranscriptTurn[], seconds: number): Caption | undefined {
  const place = saidAt(turns, seconds);
  const turn = place && turns[place.turn];
  if (!turn) return undefined;
  const reached =
    place.word >= 0 ? place.word : turn.words.findLastIndex((word) => word.startSeconds <= seconds);
  if (reached < 0) return undefined;
  const starts = captionStarts(turn);
  const index = starts.findLastIndex((start) => start <= reached);
  return {
    turn: place.turn,
    from: starts[index] ?? 0,
    to: starts[index + 1] ?? turn.words.length,
    word: place.word,
  };
}
