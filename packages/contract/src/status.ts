import type { ErrorKind } from "@hapju/spec/error";

/** The HTTP status of each kind of error: the one table that the server answers by and the client reads back. */
export const STATUS_OF_KIND = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  unprocessable: 422,
  "rate-limited": 429,
  internal: 500,
  unavailable: 503,
  "storage-full": 507,
} as const satisfies Record<ErrorKind, number>;

/** The kind of error an HTTP status stands for. A 4xx that has no kind of its own is `invalid`, a 5xx `internal`. */
export function kindOfStatus(status: number): ErrorKind {
  const found = Object.entries(STATUS_OF_KIND).find(([, one]) => one === status);
  return (found?.[0] as ErrorKind | undefined) ?? (status < 500 ? "invalid" : "internal");
}
