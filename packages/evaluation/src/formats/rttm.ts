import { valueAt } from "../defined.ts";
import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";
import type { FileContent } from "./file-content.ts";
import { assertForward, type Line, linesOf, malformed, secondsOf } from "./lines.ts";
import { RTTM_KINDS } from "./rttm-kinds.ts";

const SHAPE = "`SPEAKER session channel start duration <NA> <NA> speaker <NA> [<NA>]`";
const NONE = /^<NA>$/i;

/**
 * Reads RTTM (NIST's RT-09 plan, appendix A, by the rules of md-eval-22 and rttmValidator): `SPEAKER` lines say who
 * speaks from when for how long; of the others, those that change what is scored become marks. Comments begin with `;` or
 * `#`, a `*` after a time says that it is rough.
 * @throws EvaluationError naming file and line
 */
export function readRttm(text: string, file: string): FileContent {
  const segments: TranscriptSegment[] = [];
  const marks: MarkedSegment[] = [];
  for (const line of linesOf(text, file, /^[;#]/)) {
    const fields = line.text.split(/\s+/);
    if (fields.length < 9 || fields.length > 10) throw malformed(line, `9 or 10 fields: ${SHAPE}`);
    const [type = "", session = "", channel = "", , , , subtype = "", speaker = "", confidence = ""] = fields;
    const kind = RTTM_KINDS[type.toUpperCase()];
    if (!kind) throw malformed(line, `a type of RTTM such as SPEAKER, not "${type}"`);
    if (!kind.subtypes.includes(subtype.toLowerCase()))
      throw malformed(line, `${kind.subtypes.join(", ")} for the subtype of ${type}, not "${subtype}"`);
    if (!NONE.test(confidence) && !Number.isFinite(Number(confidence)))
      throw malformed(line, `a number or <NA> for the confidence, not "${confidence}"`);
    if (kind.means === "speaker-info") continue;
    const place = { session, channel, ...timesOf(fields, line), line: line.number };
    if (kind.means === "turn") segments.push({ ...place, speaker });
    else if (kind.means !== "nothing") marks.push({ kind: kind.means, ...place });
  }
  return { segments, marks };
}

function timesOf(fields: readonly string[], line: Line) {
  const [start, duration] = [valueAt(fields, 3), valueAt(fields, 4)].map((field) => field.replace(/\*$/, ""));
  const startSeconds = secondsOf(start, line, "start");
  if (startSeconds < 0) throw malformed(line, `a start of 0 or more, not "${start}"`);
  const length = NONE.test(duration ?? "") ? 0 : secondsOf(duration, line, "duration");
  const endSeconds = startSeconds + length;
  assertForward(startSeconds, endSeconds, line);
  return { startSeconds, endSeconds };
}
