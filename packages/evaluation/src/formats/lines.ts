import { EvaluationError } from "../errors.ts";

/** One line of a file that is not blank and not a comment, and where it stands. */
export interface Line {
  readonly text: string;
  readonly number: number;
  readonly file: string;
}

/** The lines of a text without blank lines and comments (`;`), numbered as in the file. */
export function linesOf(text: string, file: string, comment = /^;/): Line[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), number: index + 1, file }))
    .filter((line) => line.text !== "" && !comment.test(line.text));
}

/** A line that does not read as its format demands. */
export function malformed(line: Line, expected: string): EvaluationError {
  const message = `this line reads "${shorten(line.text)}"; expected ${expected}`;
  return new EvaluationError("malformed-line", message, { file: line.file, line: line.number });
}

/** A number of seconds, or an error naming the line and the field. */
export function secondsOf(field: string | undefined, line: Line, name: string): number {
  const seconds = Number(field);
  if (field !== undefined && field !== "" && Number.isFinite(seconds)) return seconds;
  throw malformed(line, `a number of seconds for the ${name}, not "${field ?? ""}"`);
}

/** Refuses a segment that ends before it starts. */
export function assertForward(startSeconds: number, endSeconds: number, place: Line): void {
  if (endSeconds >= startSeconds) return;
  throw new EvaluationError(
    "times-out-of-order",
    `this ends at ${endSeconds} s, before it starts at ${startSeconds} s; swap or correct the times`,
    { file: place.file, line: place.number, startSeconds, endSeconds },
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
