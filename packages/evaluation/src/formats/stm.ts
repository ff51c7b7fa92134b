import { defined } from "../defined.ts";
import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";
import type { FileContent } from "./file-content.ts";
import { assertForward, linesOf, malformed, secondsOf } from "./lines.ts";
import { firstReading, isPlain, parseNistText } from "./nist-text.ts";

const SHAPE = "`session channel speaker start end [<label,…>] words`";
const LINE = /^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)(?:\s+<\S*>(?!\S))?(?:\s+(.*))?$/;
const IGNORED = /(?<!\S)IGNORE_?TIME_?SEGMENT_?IN_?SCORING(?!\S)/i;
const GAP = /inter_?segment_gap$/i;
const EXCLUDED = /^excluded_region$/i;

/**
 * Reads STM (NIST's SCTK, doc/infmts.htm): one utterance a line, `session channel speaker start end words`. A label
 * such as `<o,f0,male>` before the words is dropped; words are read by {@link parseNistText}.
 * @throws EvaluationError naming file and line
 */
export function readStm(text: string, file: string): FileContent {
  const segments: TranscriptSegment[] = [];
  const marks: MarkedSegment[] = [];
  for (const line of linesOf(text, file)) {
    const match = LINE.exec(line.text);
    if (!match) throw malformed(line, SHAPE);
    const [, session, channel, speaker, start, end, words = ""] = match;
    const startSeconds = secondsOf(start, line, "start");
    const endSeconds = secondsOf(end, line, "end");
    assertForward(startSeconds, endSeconds, line);
    const place = {
      session: defined(session),
      channel: defined(channel),
      startSeconds,
      endSeconds,
      line: line.number,
    };
    const name = defined(speaker);
    if (IGNORED.test(words) || EXCLUDED.test(name)) marks.push({ kind: "ignored", ...place });
    else if (GAP.test(name)) {
      if (words !== "") throw malformed(line, "no words of inter_segment_gap, which is nobody");
      marks.push({ kind: "gap", ...place });
    } else {
      const readings = parseNistText(words, line);
      const first = firstReading(readings).join(" ");
      segments.push({ ...place, speaker: name, words: first, ...(isPlain(readings) ? {} : { readings }) });
    }
  }
  return { segments, marks };
}
