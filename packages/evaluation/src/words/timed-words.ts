import { valueAt } from "../defined.ts";
import { type NistWord, textOf } from "../formats/nist-text.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { wordTimes } from "./word-timing.ts";

/** A word of a segment, or a choice of readings, and when it is said. */
export interface TimedWord {
  readonly word: NistWord;
  readonly startSeconds: number;
  readonly middleSeconds: number;
}

/** The words of a segment, each for its share of the characters of the segment. */
export function timedWords(segment: TranscriptSegment): TimedWord[] {
  const text = textOf(segment);
  const weights = text.map((word) => (typeof word === "string" ? [...word].length : 1));
  const { starts, ends } = wordTimes("character_based", segment.startSeconds, segment.endSeconds, weights);
  return text.map((word, index) => {
    const [startSeconds, endSeconds] = [valueAt(starts, index), valueAt(ends, index)];
    return { word, startSeconds, middleSeconds: (startSeconds + endSeconds) / 2 };
  });
}
