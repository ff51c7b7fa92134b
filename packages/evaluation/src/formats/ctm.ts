import { defined, valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import type { FileContent } from "./file-content.ts";
import { assertForward, type Line, linesOf, malformed, secondsOf } from "./lines.ts";
import { firstReading, isPlain, type NistText, parseNistText } from "./nist-text.ts";

const SHAPE = "`session channel start duration word [confidence [type [speaker]]]`";
const TYPES = new Set("lex frag fp un-lex for-lex non-lex misc noscore".split(" "));

/**
 * Reads CTM (NIST's SCTK, doc/infmts.htm): one word a line, `session channel start duration word`, then, where there
 * are, a confidence, a type and a speaker. Words of another type than `lex` are left out, as NIST's hubscr does (rule
 * rt-stt). Lines `<ALT_BEGIN>`, `<ALT>` and `<ALT_END>` put readings of the same stretch around each other. Where no
 * speaker is named the channel stands for it, unless `speaker` is given (one file per speaker).
 * @throws EvaluationError naming file and line
 */
export function readCtm(text: string, file: string, speaker?: string): FileContent {
  const segments: TranscriptSegment[] = [];
  let open: { readonly line: Line; readonly readings: CtmWord[][] } | undefined;
  for (const line of linesOf(text, file)) {
    const fields = line.text.split(/\s+/);
    if (fields.length < 5 || fields.length > 8) throw malformed(line, SHAPE);
    const tag = /^<(ALT|ALT_BEGIN|ALT_END)>$/i.exec(valueAt(fields, 4))?.[1]?.toUpperCase();
    if (tag === "ALT_BEGIN") {
      if (open)
        throw malformed(line, `the <ALT_END> of line ${open.line.number} first: readings hold no others`);
      open = { line, readings: [[]] };
    } else if (tag === "ALT") {
      if (!open) throw malformed(line, "an <ALT_BEGIN> before it");
      open.readings.push([]);
    } else if (tag === "ALT_END") {
      if (!open) throw malformed(line, "an <ALT_BEGIN> before it");
      segments.push(alternation(open.readings, open.line, line));
      open = undefined;
    } else {
      const word = readWord(fields, line, speaker);
      if (!word) continue;
      if (open) defined(open.readings.at(-1)).push(word);
      else segments.push(segmentOf(word, word.text));
    }
  }
  if (open) throw malformed(open.line, "an <ALT_END> after it");
  return { segments, marks: [] };
}

type CtmWord = Omit<TranscriptSegment, "words" | "readings"> & { readonly text: NistText };

function readWord(fields: readonly string[], line: Line, speaker: string | undefined): CtmWord | undefined {
  const [session = "", channel = "", start, duration, word = "", confidence = "NA", type = "lex", named] =
    fields;
  const startSeconds = secondsOf(start, line, "start");
  const endSeconds = startSeconds + secondsOf(duration, line, "duration");
  assertForward(startSeconds, endSeconds, line);
  if (!/^NA$/i.test(confidence) && !Number.isFinite(Number(confidence)))
    throw malformed(line, `a number or NA for the confidence, not "${confidence}"`);
  if (!TYPES.has(type.toLowerCase()))
    throw malformed(line, `one of ${[...TYPES].join(", ")} for the type, not "${type}"`);
  if (type.toLowerCase() !== "lex") return undefined;
  const text = parseNistText(word, line);
  return {
    session,
    channel,
    speaker: speaker ?? named ?? channel,
    startSeconds,
    endSeconds,
    text,
    line: line.number,
  };
}

/** One segment for all readings of a stretch, as long as the longest. */
function alternation(readings: readonly CtmWord[][], begin: Line, end: Line): TranscriptSegment {
  const words = readings.flat();
  const [first] = words;
  if (!first || readings.length < 2)
    throw malformed(end, "two or more readings, at least one of them with words");
  if (words.some(({ session, channel }) => session !== first.session || channel !== first.channel))
    throw malformed(begin, "readings of one session and channel");
  const place = {
    ...first,
    startSeconds: Math.min(...words.map(({ startSeconds }) => startSeconds)),
    endSeconds: Math.max(...words.map(({ endSeconds }) => endSeconds)),
    line: begin.number,
  };
  return segmentOf(place, [{ alternatives: readings.map((reading) => reading.flatMap(({ text }) => text)) }]);
}

function segmentOf({ text: _, ...place }: CtmWord, readings: NistText): TranscriptSegment {
  const words = firstReading(readings).join(" ");
  return { ...place, words, ...(isPlain(readings) ? {} : { readings }) };
}
