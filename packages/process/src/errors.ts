/** The facts behind a {@link ProcessError}. */
export interface ProcessErrorData {
  readonly process: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The end of what the process wrote to stderr. */
  readonly lastWords: string;
}

/** A child process ended while it was needed, or could not be started. */
export class ProcessError extends Error {
  override readonly name = "ProcessError";
  readonly code = "child-died";
  readonly data: ProcessErrorData;

  constructor(message: string, data: ProcessErrorData) {
    super(message);
    this.data = data;
  }
}
