export type ModelsErrorCode =
  /** No model of the task is present that suits the requirements; `data.command` gets one. */
  | "model-missing"
  /** No catalog entry or route of that name. */
  | "model-unknown"
  /** A catalog file or a route does not say what it must. */
  | "catalog-invalid"
  /** The route cannot be saved: the environment says another. */
  | "route-fixed"
  /** What was given to the task breaks its schema, or the model cannot work with it. */
  | "input-invalid"
  /** The model answered something that breaks the task's schema, or threw. */
  | "model-failed"
  /** The model's process died under it, twice. */
  | "model-crashed"
  /** The model took longer than its entry allows. */
  | "model-timeout"
  /** The model failed several times in a row and is left alone for a while. */
  | "model-unhealthy"
  /** The model needs more memory than the budget. */
  | "memory-exceeded"
  /** Too many calls wait already. */
  | "queue-full"
  /** The server did not give the file. */
  | "download-failed"
  /** A file is not the one the catalog or the lock file names. */
  | "checksum-mismatch"
  /** The models were closed while the call waited. */
  | "closed";

/** Something about a model, its files or its host is wrong; `code` says what, `data` holds the facts. */
export class ModelsError extends Error {
  override readonly name = "ModelsError";
  readonly code: ModelsErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(
    code: ModelsErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.data = data;
  }
}
