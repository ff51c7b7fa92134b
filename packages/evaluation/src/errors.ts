/** What went wrong, as a stable word. */
export type EvaluationErrorCode =
  | "unknown-file-kind"
  | "malformed-line"
  | "times-out-of-order"
  | "overlapping-turns"
  | "session-mismatch"
  | "empty-reference"
  | "empty-hypothesis"
  | "missing-words"
  | "bad-option";

/** The facts behind an {@link EvaluationError}. */
export interface EvaluationErrorData {
  /** The file at fault, where there is one. */
  readonly file?: string;
  /** The line at fault, counted from 1. */
  readonly line?: number;
  readonly [fact: string]: unknown;
}

/** A reference or hypothesis cannot be scored as it is. The message begins with `file:line` where known. */
export class EvaluationError extends Error {
  override readonly name = "EvaluationError";
  readonly code: EvaluationErrorCode;
  readonly data: EvaluationErrorData;

  constructor(code: EvaluationErrorCode, message: string, data: EvaluationErrorData = {}) {
    super(data.file === undefined ? message : `${place(data)}: ${message}`);
    this.code = code;
    this.data = data;
  }
}

function place({ file, line }: EvaluationErrorData): string {
  return line === undefined ? `${file}` : `${file}:${line}`;
}
