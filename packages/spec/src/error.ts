/**
 * What kind of failure an error is, whichever package throws it. The HTTP status follows from it:
 * `invalid` 400, `unauthenticated` 401, `forbidden` 403, `not-found` 404, `conflict` 409, `too-large` 413,
 * `unprocessable` 422, `rate-limited` 429, `internal` 500, `unavailable` 503, `storage-full` 507.
 */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "too-large"
  | "unprocessable"
  | "rate-limited"
  | "internal"
  | "unavailable"
  | "storage-full";

const MARKER = Symbol.for("hapju.error");

/**
 * The base of every error that Hapju throws on purpose. `code` is stable, `data` holds the facts, and the
 * message says what is wrong, where, and what to do.
 */
export abstract class HapjuError<
  Code extends string = string,
  Data extends object = Readonly<Record<string, unknown>>,
> extends Error {
  readonly [MARKER] = true;
  readonly code: Code;
  readonly kind: ErrorKind;
  readonly data: Data;

  constructor(kind: ErrorKind, code: Code, message: string, data: Data, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.code = code;
    this.data = data;
  }
}

/** Whether a value is a {@link HapjuError}, of whichever copy of this package. */
export const isHapjuError = (value: unknown): value is HapjuError =>
  value instanceof Error && MARKER in value;
