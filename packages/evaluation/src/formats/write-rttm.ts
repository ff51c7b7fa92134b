import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";
import { name, secondsText } from "./fields.ts";

/** The type, word and subtype of a mark. */
const MARKED: Readonly<Partial<Record<MarkedSegment["kind"], string[]>>> = {
  ignored: ["NOSCORE", "<NA>", "<NA>"],
  "non-lexical": ["NON-LEX", "<NA>", "other"],
  lexeme: ["LEXEME", "<NA>", "lex"],
  other: ["SEGMENT", "<NA>", "eval"],
};

/** Writes RTTM. A missing channel becomes 1, blanks in names `_`; gaps, which RTTM does not know, are left out. */
export function writeRttm(segments: readonly TranscriptSegment[], marks: readonly MarkedSegment[]): string {
  return [
    ...segments.map((segment) => line("SPEAKER", segment, "<NA>", "<NA>", name(segment.speaker))),
    ...marks.flatMap((mark) => {
      const [type, word, subtype] = MARKED[mark.kind] ?? [];
      return type && word && subtype ? [line(type, mark, word, subtype, "<NA>")] : [];
    }),
  ].join("");
}

function line(
  type: string,
  place: MarkedSegment | TranscriptSegment,
  word: string,
  subtype: string,
  speaker: string,
): string {
  const { session, channel = "1", startSeconds, endSeconds } = place;
  const times = `${secondsText(startSeconds)} ${secondsText(endSeconds - startSeconds)}`;
  return `${type} ${name(session)} ${name(channel)} ${times} ${word} ${subtype} ${speaker} <NA> <NA>\n`;
}
