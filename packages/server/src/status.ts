import { STATUS_OF_KIND } from "@hapju/contract/status";
import { isHapjuError } from "@hapju/spec";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Codes for which HTTP has a more exact status than that of their kind. */
const STATUS_OF_CODE: Readonly<Record<string, ContentfulStatusCode>> = {
  "range-invalid": 416,
  "host-unknown": 421,
};

/** The HTTP status of an error, by its kind. An error that is not Hapju's or Hono's is 500. */
export function statusOf(error: Error): ContentfulStatusCode {
  if (error instanceof HTTPException) return error.status;
  if (isHapjuError(error)) return STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];
  return 500;
}
