import { valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { assertForward, linesOf, malformed, secondsOf, secondsText } from "./lines.ts";
import { name } from "./stm.ts";

/** Kinds of RTTM lines that say nothing about who speaks when. */
const OTHER_KINDS = new Set(
  "SEGMENT NOSCORE NO_RT_METADATA LEXEME NON-LEX NON-SPEECH FILLER EDIT SU IP CB A/P SPKR-INFO".split(" "),
);
const SHAPE = "`SPEAKER session channel start duration <NA> <NA> speaker <NA> <NA>`";

/** Reads RTTM (NIST): the `SPEAKER` lines, who speaks from when for how long. */
export function readRttm(text: string, file: string): TranscriptSegment[] {
  return linesOf(text, file).flatMap((line) => {
    const fields = line.text.split(/\s+/);
    if (OTHER_KINDS.has(valueAt(fields, 0))) return [];
    if (fields[0] !== "SPEAKER" || fields.length < 8) throw malformed(line, SHAPE);
    const startSeconds = secondsOf(fields[3], line, "start");
    const endSeconds = startSeconds + secondsOf(fields[4], line, "duration");
    assertForward(startSeconds, endSeconds, line);
    return [
      {
        session: valueAt(fields, 1),
        speaker: valueAt(fields, 7),
        startSeconds,
        endSeconds,
        line: line.number,
      },
    ];
  });
}

/** Writes RTTM, channel 1. */
export function writeRttm(segments: readonly TranscriptSegment[]): string {
  return segments
    .map((segment) => {
      const duration = secondsText(segment.endSeconds - segment.startSeconds);
      const start = secondsText(segment.startSeconds);
      return `SPEAKER ${name(segment.session)} 1 ${start} ${duration} <NA> <NA> ${name(segment.speaker)} <NA> <NA>\n`;
    })
    .join("");
}
