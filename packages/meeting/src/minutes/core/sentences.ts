import type { TranscriptTurn } from "./schema.ts";

/** One sentence of the transcript, with its position. */
export interface Sentence {
  readonly text: string;
  readonly turn: TranscriptTurn;
  /** Position of its turn in the transcript. */
  readonly turnIndex: number;
}

/**
 * Splits the turns into sentences, in the order they were said.
 * @param language BCP 47 tag
 */
export function sentencesOf(transcript: readonly TranscriptTurn[], language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return transcript.flatMap((turn, turnIndex) =>
    [...segmenter.segment(turn.text)]
      .map(({ segment }) => segment.trim())
      .filter((text) => text !== "")
      .map((text) => ({ text, turn, turnIndex })),
  );
}

/** The words of a text that carry meaning, in lower case. */
export function contentWords(text: string, language: string, stopWords: ReadonlySet<string>): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return [...segmenter.segment(text.toLocaleLowerCase(language))]
    .filter(({ isWordLike, segment }) => isWordLike && segment.length > 1 && !stopWords.has(segment))
    .map(({ segment }) => segment);
}
