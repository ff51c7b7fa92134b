import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";
import { name, secondsText } from "./fields.ts";
import { inNistOrder } from "./nist-order.ts";
import { textOf } from "./nist-text.ts";
import { writeNistText } from "./write-nist-text.ts";

/** The speaker and the words of what is marked. */
const MARKED: Readonly<Partial<Record<MarkedSegment["kind"], { speaker: string; text: string }>>> = {
  ignored: { speaker: "excluded_region", text: "IGNORE_TIME_SEGMENT_IN_SCORING" },
  gap: { speaker: "inter_segment_gap", text: "" },
};

/** Writes STM in NIST's order. A missing channel becomes 1, blanks in names `_`. */
export function writeStm(segments: readonly TranscriptSegment[], marks: readonly MarkedSegment[]): string {
  const marked = marks.flatMap((mark) => {
    const words = MARKED[mark.kind];
    return words ? [{ channel: "1", ...mark, ...words }] : [];
  });
  const said = segments.map((segment) => ({ channel: "1", ...segment, text: textWithoutLabel(segment) }));
  return inNistOrder([...said, ...marked])
    .map(({ session, channel, speaker, startSeconds, endSeconds, text }) =>
      [
        name(session),
        name(channel),
        name(speaker),
        secondsText(startSeconds),
        secondsText(endSeconds),
        text,
      ].join(" "),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** The words; the first must not read as a label. */
const textWithoutLabel = (segment: TranscriptSegment) =>
  writeNistText(textOf(segment)).replace(/^(?=<\S*>(?!\S))/, "\\");
