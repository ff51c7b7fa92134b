import { STATUS_CODES } from "node:http";
import type { Problem } from "@hapju/contract";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ServerError } from "./errors.ts";
import type { Placeless } from "./placeless.ts";

/** The status of errors that packages below throw at whoever asks wrongly, by class and code. All others are 500. */
const STATUS: Readonly<Record<string, Readonly<Record<string, ContentfulStatusCode>>>> = {
  MeetingError: {
    "bad-language": 400,
    "correction-invalid": 400,
    "cursor-invalid": 400,
    "format-unknown": 404,
    "meeting-unknown": 404,
    "correction-unknown": 404,
    "not-ready": 409,
    "no-tracks": 422,
    "no-face-there": 422,
    "people-not-imported": 422,
  },
  IdentityError: {
    "id-invalid": 400,
    "name-invalid": 400,
    "person-unknown": 404,
    "template-unknown": 404,
    "duplicate-id": 409,
    "consent-missing": 409,
    "consent-withdrawn": 409,
    "photo-of-another": 409,
    "model-missing": 409,
    "key-destroyed": 409,
    "photo-unreadable": 422,
    "no-face": 422,
    "several-faces": 422,
    "face-too-small": 422,
    "sound-unreadable": 422,
    "sound-too-short": 422,
  },
  EngineError: {
    "run-unknown": 404,
    "run-not-resumable": 409,
    "run-not-revisable": 409,
    "run-failed": 409,
    "run-cancelled": 409,
    "artifact-missing": 409,
  },
  InferenceError: {
    "catalog-invalid": 400,
    "model-unknown": 404,
    "model-missing": 409,
    "route-fixed": 409,
    "queue-full": 503,
  },
  MediaError: {
    "empty-file": 422,
    "not-media": 422,
    "still-image": 422,
    "not-an-image": 422,
    "no-audio": 422,
    "no-video": 422,
    truncated: 422,
    undecodable: 422,
    "input-invalid": 400,
  },
  StorageError: { "disk-full": 507 },
};

const statusOf = (error: Error): ContentfulStatusCode => {
  if (error instanceof ServerError || error instanceof HTTPException) return error.status;
  return STATUS[error.name]?.[(error as { code?: string }).code ?? ""] ?? 500;
};

/** What a caller is told of an error. Of one that nobody foresaw, nothing but that it happened. */
export function problemOf(error: Error, placeless: Placeless = (message) => message): Problem {
  const status = statusOf(error);
  const title = STATUS_CODES[status] ?? "Error";
  if (status === 500)
    return {
      type: "about:blank",
      title,
      status,
      detail: "Something went wrong here, not with the request. The log of the server has the details.",
      code: "internal",
    };
  const { code = "http", data } = error as { code?: string; data?: { errors?: Problem["errors"] } };
  return {
    type: "about:blank",
    title,
    status,
    detail: placeless(error.message) || title,
    code,
    ...(data?.errors ? { errors: data.errors } : {}),
  };
}

/** Answers an error with problem details (RFC 9457). */
export function answerProblem(c: Context, error: Error, placeless: Placeless): Response {
  const problem = problemOf(error, placeless);
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, HEADERS);
}

const HEADERS = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };

/** Problem details in place of an answer that a library made. @param headers its headers, kept */
export function problemResponse(status: number, code: string, detail: string, headers: Headers): Response {
  const title = STATUS_CODES[status] ?? "Error";
  const body = JSON.stringify({ type: "about:blank", title, status, detail, code });
  const kept = new Headers(headers);
  kept.delete("content-length");
  for (const [name, value] of Object.entries(HEADERS)) kept.set(name, value);
  return new Response(body, { status, headers: kept });
}
