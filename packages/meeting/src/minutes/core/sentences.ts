import type { TranscriptTurn } from "./schema.ts";

/** One sentence of the transcript, with its position. */
export interface Sentence {
  readonly text: string;
  readonly turn: TranscriptTurn;
  /** Position of its turn in the transcript. */
  readonly turnIndex: number;
}

/** After these a full stop does not end the sentence: "Ms. Falk". */
const ABBREVIATION = /(?:^|\s)(?:mr|mrs|ms|dr|prof|hon|st|vs|e\.g|i\.e|approx)\.\s*$/i;

/** The sentences of a text; one that ends with an abbreviation goes on. */
function split(text: string, segmenter: Intl.Segmenter): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = last + segment;
    else sentences.push(segment);
  }
  return sentences;
}

/**
 * Splits the turns into sentences, in the order they were said.
 * @param language BCP 47 tag
 */
export function sentencesOf(transcript: readonly TranscriptTurn[], language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return transcript.flatMap((turn, turnIndex) =>
    split(turn.text, segmenter)
      .map((sentence) => sentence.trim())
      .filter((text) => text !== "")
      .map((text) => ({ text, turn, turnIndex })),
  );
}

/** Making a segmenter takes longer than segmenting a sentence. */
const wordSegmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  const known = wordSegmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: "word" });
  wordSegmenters.set(language, made);
  return made;
}

/** The words of a text that carry meaning, in lower case. */
export function contentWords(text: string, language: string, stopWords: ReadonlySet<string>): string[] {
  return [...wordSegmenter(language).segment(text.toLocaleLowerCase(language))]
    .filter(({ isWordLike, segment }) => isWordLike && segment.length > 1 && !stopWords.has(segment))
    .map(({ segment }) => segment);
}
