import { firstReading } from "../formats/nist-text.ts";
import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";
import { timedWords } from "./timed-words.ts";

/**
 * Segments without the words whose middle lies in an ignored stretch, as sclite leaves out words of the hypothesis. What has
 * no words left is left out.
 */
export function withoutIgnored(
  segments: readonly TranscriptSegment[],
  marks: readonly MarkedSegment[],
): readonly TranscriptSegment[] {
  const ignored = marks.filter(({ kind }) => kind === "ignored");
  if (ignored.length === 0) return segments;
  const isIgnored = (seconds: number) =>
    ignored.some(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
  return segments.flatMap((segment) => {
    if (segment.words === undefined) return [segment];
    const words = timedWords(segment);
    const kept = words.filter(({ middleSeconds }) => !isIgnored(middleSeconds));
    if (kept.length === words.length) return [segment];
    if (kept.length === 0) return [];
    const text = kept.map(({ word }) => word);
    return [{ ...segment, words: firstReading(text).join(" "), ...(segment.readings && { readings: text }) }];
  });
}
