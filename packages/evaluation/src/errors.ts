import { type ErrorKind, HapjuError } from "@hapju/spec/error";

/** Every code of an {@link EvaluationError} and what kind of failure it is. */
export const EVALUATION_ERROR_KINDS = {
  "unknown-file-kind": "invalid",
  "malformed-line": "invalid",
  "times-out-of-order": "invalid",
  "overlapping-turns": "invalid",
  "session-mismatch": "invalid",
  "empty-reference": "invalid",
  "empty-hypothesis": "invalid",
  "missing-words": "invalid",
  "bad-option": "invalid",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** The stable code of an {@link EvaluationError}. */
export type EvaluationErrorCode = keyof typeof EVALUATION_ERROR_KINDS;

/** The facts behind an {@link EvaluationError}. */
export interface EvaluationErrorData {
  /** The file at fault, where there is one. */
  readonly file?: string;
  /** The line at fault, counted from 1. */
  readonly line?: number;
  readonly [fact: string]: unknown;
}

/** A reference or hypothesis that cannot be scored. The message begins with `file:line` where known. */
export class EvaluationError extends HapjuError<EvaluationErrorCode, EvaluationErrorData> {
  override readonly name = "EvaluationError";

  constructor(
    code: EvaluationErrorCode,
    message: string,
    data: EvaluationErrorData = {},
    options?: ErrorOptions,
  ) {
    const text = data.file === undefined ? message : `${place(data)}: ${message}`;
    super(EVALUATION_ERROR_KINDS[code], code, text, data, options);
  }
}

function place({ file, line }: EvaluationErrorData): string {
  return line === undefined ? `${file}` : `${file}:${line}`;
}
