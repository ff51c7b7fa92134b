import { valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { assertForward, linesOf, malformed, secondsOf, secondsText } from "./lines.ts";
import { name } from "./stm.ts";

/**
 * Reads CTM (NIST): one word a line, `session channel start duration word [confidence]`. CTM has no speaker;
 * the channel stands for it, unless `speaker` is given (one file per speaker).
 */
export function readCtm(text: string, file: string, speaker?: string): TranscriptSegment[] {
  return linesOf(text, file).map((line) => {
    const fields = line.text.split(/\s+/);
    if (fields.length < 5 || fields.length > 7) {
      throw malformed(line, "`session channel start duration word [confidence]`");
    }
    const startSeconds = secondsOf(fields[2], line, "start");
    const endSeconds = startSeconds + secondsOf(fields[3], line, "duration");
    assertForward(startSeconds, endSeconds, line);
    return {
      session: valueAt(fields, 0),
      speaker: speaker ?? valueAt(fields, 1),
      startSeconds,
      endSeconds,
      words: valueAt(fields, 4),
      line: line.number,
    };
  });
}

/** Writes CTM, the speaker as its channel. A segment of several words is cut into equal parts. */
export function writeCtm(segments: readonly TranscriptSegment[]): string {
  return segments
    .flatMap((segment) => {
      const words = (segment.words ?? "").split(/\s+/).filter(Boolean);
      const duration = (segment.endSeconds - segment.startSeconds) / words.length;
      return words.map((word, index) => {
        const start = secondsText(segment.startSeconds + index * duration);
        return `${name(segment.session)} ${name(segment.speaker)} ${start} ${secondsText(duration)} ${word}\n`;
      });
    })
    .join("");
}
