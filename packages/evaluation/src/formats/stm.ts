import { defined } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { assertForward, linesOf, malformed, secondsOf, secondsText } from "./lines.ts";

const SHAPE = "`session channel speaker start end [<label,…>] words`";

/**
 * Reads STM (NIST): one utterance a line, `session channel speaker start end words`. A label such as
 * `<o,f0,male>` before the words is dropped. Throws `EvaluationError` naming file and line.
 */
export function readStm(text: string, file: string): TranscriptSegment[] {
  return linesOf(text, file).map((line) => {
    const match = /^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)(?:\s+<[^<>\s]*,[^<>\s]*>)?(?:\s+(.*))?$/.exec(
      line.text,
    );
    if (!match) throw malformed(line, SHAPE);
    const [, session, , speaker, start, end, words] = match;
    const startSeconds = secondsOf(start, line, "start");
    const endSeconds = secondsOf(end, line, "end");
    assertForward(startSeconds, endSeconds, line);
    return {
      session: defined(session),
      speaker: defined(speaker),
      startSeconds,
      endSeconds,
      words: words ?? "",
      line: line.number,
    };
  });
}

/** Writes STM, channel 1. Blanks in names become `_`. */
export function writeStm(segments: readonly TranscriptSegment[]): string {
  return segments
    .map((segment) => {
      const times = `${secondsText(segment.startSeconds)} ${secondsText(segment.endSeconds)}`;
      const words = (segment.words ?? "").trim().replace(/\s+/g, " ");
      return `${name(segment.session)} 1 ${name(segment.speaker)} ${times} ${words}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join("");
}

/** A name as one field of a line. */
export function name(text: string): string {
  return text.trim().replace(/\s+/g, "_") || "_";
}
