import { type ErrorKind, HapjuError } from "@hapju/spec";

/** What can go wrong with a child process. */
export type ProcessErrorCode = "child-died";

/** The kind of failure of every code. */
export const PROCESS_ERROR_KINDS: Readonly<Record<ProcessErrorCode, ErrorKind>> = {
  "child-died": "internal",
};

/** The facts behind a {@link ProcessError}. */
export interface ProcessErrorData {
  /** Name of the child process, such as `media`. */
  readonly process: string;
  /** `null` if a signal ended it. */
  readonly exitCode: number | null;
  /** `null` if it exited by itself. */
  readonly signal: string | null;
  /** The end of what the process wrote to stderr. */
  readonly lastWords: string;
}

/** A child process ended while it was needed, or could not be started. */
export class ProcessError extends HapjuError<ProcessErrorCode, ProcessErrorData> {
  override readonly name = "ProcessError";

  constructor(code: ProcessErrorCode, message: string, data: ProcessErrorData, options?: ErrorOptions) {
    super(PROCESS_ERROR_KINDS[code], code, message, data, options);
  }
}
