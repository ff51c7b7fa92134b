import { STATUS_CODES } from "node:http";
import type { Problem } from "@hapju/contract";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { RedactPaths } from "./redact-paths.ts";
import { statusOf } from "./status.ts";

const HEADERS = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };

const INTERNAL = "An internal error occurred; the request is not at fault. See the log of the server.";

const problem = (status: number, code: string, detail: string): Problem => ({
  type: "about:blank",
  title: STATUS_CODES[status] ?? "Error",
  status,
  detail,
  code,
});

/** The problem details (RFC 9457) of an error. An unexpected error has none beyond that it happened. */
export function problemOf(error: Error, redactPaths: RedactPaths = (message) => message): Problem {
  const status = statusOf(error);
  if (status === 500) return problem(status, "internal", INTERNAL);
  const { code = "http", data } = error as { code?: string; data?: { errors?: Problem["errors"] } };
  const detail = redactPaths(error.message) || (STATUS_CODES[status] ?? "Error");
  return { ...problem(status, code, detail), ...(data?.errors ? { errors: data.errors } : {}) };
}

/** Responds to an error with its problem details. */
export function respondWithProblem(c: Context, error: Error, redactPaths: RedactPaths): Response {
  const found = problemOf(error, redactPaths);
  return c.body(JSON.stringify(found), found.status as ContentfulStatusCode, HEADERS);
}

/** Problem details in place of an error response that a library wrote. @param headers of that response, kept */
export function problemResponse(status: number, code: string, detail: string, headers: Headers): Response {
  const kept = new Headers(headers);
  kept.delete("content-length");
  for (const [name, value] of Object.entries(HEADERS)) kept.set(name, value);
  return new Response(JSON.stringify(problem(status, code, detail)), { status, headers: kept });
}
