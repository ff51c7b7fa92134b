import { z } from "zod";
import { valueAt } from "../defined.ts";
import { EvaluationError } from "../errors.ts";
import type { TranscriptSegment } from "../transcript.ts";
import type { FileContent } from "./file-content.ts";
import { assertForward } from "./lines.ts";

const seconds = z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.number());
const entry = z.object({
  session_id: z.coerce.string(),
  speaker: z.coerce.string(),
  start_time: seconds,
  end_time: seconds,
  words: z.string().optional(),
});

/**
 * Reads SegLST (CHiME): a JSON array of `{ session_id, speaker, start_time, end_time, words }`; times are
 * numbers or numbers in quotes, other fields are left aside.
 */
export function readSeglst(text: string, file: string): FileContent {
  const entries = parse(text.replace(/^\uFEFF/, ""), file);
  const lines = linesOfEntries(text);
  const segments = entries.map((value, index): TranscriptSegment => {
    const line = lines[index] ?? 1;
    const parsed = entry.safeParse(value);
    if (!parsed.success) {
      const issue = valueAt(parsed.error.issues, 0);
      const message = `entry ${index + 1}, field ${issue.path.join(".") || "(whole)"}: ${issue.message}`;
      throw new EvaluationError("malformed-line", message, { file, line });
    }
    const { session_id, speaker, start_time, end_time, words } = parsed.data;
    assertForward(start_time, end_time, { text: "", number: line, file });
    return {
      session: session_id,
      speaker,
      startSeconds: start_time,
      endSeconds: end_time,
      ...(words === undefined ? {} : { words }),
      line,
    };
  });
  return { segments, marks: [] };
}

/** Writes SegLST, one entry a line. */
export function writeSeglst(segments: readonly TranscriptSegment[]): string {
  const entries = segments.map((segment) =>
    JSON.stringify({
      session_id: segment.session,
      speaker: segment.speaker,
      start_time: segment.startSeconds,
      end_time: segment.endSeconds,
      words: segment.words,
    }),
  );
  return entries.length === 0 ? "[]\n" : `[\n  ${entries.join(",\n  ")}\n]\n`;
}

function parse(text: string, file: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = (error as Error).message;
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? text.split("\n").length);
    throw new EvaluationError("malformed-line", `not JSON: ${message}`, { file, line });
  }
  if (Array.isArray(value)) return value;
  throw new EvaluationError("malformed-line", "expected a JSON array of segments", { file, line: 1 });
}

/** The line on which each element of a JSON array begins; JSON.parse does not report it. */
function linesOfEntries(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\n") line++;
    if (quoted) {
      if (character === "\\") at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") {
      if (depth === 1) lines.push(line);
      depth++;
    } else if (character === "}" || character === "]") depth--;
  }
  return lines;
}
