import type { Minutes } from "@hapju/meeting";
import { wordsOf } from "./words.ts";

/** A word of a transcript, normalized. */
export interface SpokenWord {
  readonly text: string;
  /** The middle of the word, from the recording's start. */
  readonly seconds: number;
  /** Id of the speaker. */
  readonly speaker: string;
}

/** The words of a transcript, in its order. */
export const spokenWords = ({ transcript }: Pick<Minutes, "transcript">): SpokenWord[] =>
  transcript.flatMap(({ words, speaker }) =>
    words.flatMap(({ text, startSeconds, endSeconds }) =>
      wordsOf(text).map((word) => ({ text: word, seconds: (startSeconds + endSeconds) / 2, speaker })),
    ),
  );

/** The words whose middle lies in a segment. */
export const within = (words: readonly SpokenWord[], from: number, to: number): SpokenWord[] =>
  words.filter(({ seconds }) => seconds >= from && seconds <= to);

/** Words as a message quotes them. */
export const quoted = (words: readonly SpokenWord[]): string =>
  words.length === 0 ? "no word" : `"${words.map(({ text }) => text).join(" ")}"`;
