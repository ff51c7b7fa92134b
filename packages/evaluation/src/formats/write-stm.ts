import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";
import { name, secondsText } from "./fields.ts";
import { inNistOrder } from "./nist-order.ts";
import { escapeWord, writeNistText } from "./write-nist-text.ts";

const MARKED = {
  ignored: "excluded_region",
  gap: "inter_segment_gap",
} as const;

/** Writes STM in NIST's order. A missing channel becomes 1, blanks in names `_`. */
export function writeStm(segments: readonly TranscriptSegment[], marks: readonly MarkedSegment[]): string {
  const lines = [
    ...segments.map((segment) => ({ channel: "1", ...segment, text: textOf(segment) })),
    ...marks.flatMap(({ kind, ...place }) =>
      kind === "ignored" || kind === "gap"
        ? [
            {
              channel: "1",
              ...place,
              speaker: MARKED[kind],
              text: kind === "ignored" ? "IGNORE_TIME_SEGMENT_IN_SCORING" : "",
            },
          ]
        : [],
    ),
  ];
  return inNistOrder(lines)
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
function textOf({ words = "", readings }: TranscriptSegment): string {
  const text = readings
    ? writeNistText(readings)
    : words
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => escapeWord(word))
        .join(" ");
  return text.replace(/^(?=<\S*>(?!\S))/, "\\");
}
