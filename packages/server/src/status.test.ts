import { PROBLEM_CODES } from "@hapju/contract";
import { ENGINE_ERROR_KINDS } from "@hapju/engine";
import { IDENTITY_ERROR_KINDS } from "@hapju/identity";
import { INFERENCE_ERROR_KINDS, InferenceError } from "@hapju/inference";
import { MEDIA_ERROR_KINDS } from "@hapju/media";
import { MEETING_ERROR_KINDS } from "@hapju/meeting";
import { type ErrorKind, HapjuError } from "@hapju/spec";
import { STORAGE_ERROR_KINDS, StorageError } from "@hapju/storage";
import { HTTPException } from "hono/http-exception";
import { expect, test } from "vitest";
import { SERVER_ERROR_KINDS } from "./errors.ts";
import { problemOf } from "./problem.ts";
import { statusOf } from "./status.ts";

class AnyError extends HapjuError {}

/** The codes of a package by their status, those of 500 left out. */
const statusesOf = (kinds: Readonly<Record<string, ErrorKind>>) =>
  Object.fromEntries(
    [
      ...Map.groupBy(Object.keys(kinds).sort(), (code) =>
        statusOf(new AnyError(kinds[code] ?? "internal", code, "", {})),
      ),
    ]
      .filter(([status]) => status !== 500)
      .sort(([a], [b]) => a - b),
  );

test("every error code of every package answers with its status", () => {
  expect(statusesOf(SERVER_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "400": [
        "cursor-invalid",
        "request-cut",
        "request-invalid",
        "tenant-invalid",
      ],
      "401": [
        "credentials-wrong",
        "not-signed-in",
      ],
      "403": [
        "operator-only",
        "origin-foreign",
        "role-too-low",
      ],
      "404": [
        "key-unknown",
        "meeting-unknown",
        "route-unknown",
        "run-unknown",
        "task-unknown",
        "template-unknown",
        "upload-unknown",
        "user-unknown",
      ],
      "409": [
        "email-taken",
        "invitation-invalid",
        "last-owner",
        "tenant-exists",
        "upload-unfinished",
      ],
      "413": [
        "body-too-large",
      ],
      "416": [
        "range-invalid",
      ],
      "421": [
        "host-unknown",
      ],
      "429": [
        "too-many-requests",
      ],
    }
  `);
  expect(statusesOf(MEETING_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "400": [
        "bad-language",
        "bad-time-zone",
        "correction-invalid",
        "cursor-invalid",
      ],
      "404": [
        "correction-unknown",
        "format-unknown",
        "meeting-unknown",
      ],
      "409": [
        "not-ready",
      ],
      "422": [
        "language-unexpected",
        "no-face-there",
        "people-not-imported",
      ],
    }
  `);
  expect(statusesOf(IDENTITY_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "400": [
        "id-invalid",
        "json-broken",
        "name-invalid",
        "people-invalid",
        "people-missing",
        "photo-missing",
        "sound-missing",
      ],
      "404": [
        "person-unknown",
        "template-unknown",
      ],
      "409": [
        "consent-missing",
        "consent-withdrawn",
        "duplicate-id",
        "key-destroyed",
        "model-missing",
        "photo-of-another",
      ],
      "422": [
        "face-too-small",
        "no-face",
        "photo-unreadable",
        "several-faces",
        "sound-too-short",
        "sound-unreadable",
      ],
    }
  `);
  expect(statusesOf(ENGINE_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "400": [
        "input-missing",
        "pipeline-invalid",
        "seal-key-missing",
      ],
      "404": [
        "run-unknown",
      ],
      "409": [
        "artifact-missing",
        "run-cancelled",
        "run-failed",
        "run-not-resumable",
        "run-not-revisable",
      ],
    }
  `);
  expect(statusesOf(INFERENCE_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "400": [
        "catalog-invalid",
        "input-invalid",
      ],
      "404": [
        "model-unknown",
        "task-unknown",
      ],
      "409": [
        "model-missing",
        "route-fixed",
      ],
      "503": [
        "closed",
        "download-failed",
        "memory-exceeded",
        "model-unhealthy",
        "queue-full",
      ],
    }
  `);
  expect(statusesOf(MEDIA_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "400": [
        "input-invalid",
      ],
      "422": [
        "empty-file",
        "no-audio",
        "no-video",
        "not-an-image",
        "not-media",
        "still-image",
        "undecodable",
      ],
    }
  `);
  expect(statusesOf(STORAGE_ERROR_KINDS)).toMatchInlineSnapshot(`
    {
      "507": [
        "disk-full",
      ],
    }
  `);
});

/** Codes that no request is answered with. */
const NEVER_ANSWERED = [
  // Of commands that manage tenants and import people.
  "json-broken",
  "people-invalid",
  "people-missing",
  "people-not-imported",
  "photo-missing",
  "sound-missing",
  "tenant-exists",
  "tenant-invalid",
  // A pipeline was declared or started wrongly.
  "input-missing",
  "pipeline-invalid",
  "seal-key-missing",
  // The connection is gone.
  "request-cut",
  // The whole recording is run again.
  "run-not-revisable",
  // Of a download in the background: the list of models shows why it failed.
  "download-failed",
];

/** Codes without an error class of Hapju: unexpected errors, errors of Hono, refusals of the upload protocol. */
const OF_NO_CLASS = ["internal", "http", "upload-refused"];

test("the contract lists every code that the server answers", () => {
  const all = Object.entries({
    ...MEDIA_ERROR_KINDS,
    ...SERVER_ERROR_KINDS,
    ...MEETING_ERROR_KINDS,
    ...IDENTITY_ERROR_KINDS,
    ...ENGINE_ERROR_KINDS,
    ...INFERENCE_ERROR_KINDS,
    ...STORAGE_ERROR_KINDS,
  });
  const answered = all.filter(([code, kind]) => kind !== "internal" && !NEVER_ANSWERED.includes(code));
  const codes = [...answered.map(([code]) => code), ...OF_NO_CLASS];
  expect(PROBLEM_CODES).toEqual(codes.toSorted());
});

test("an error of a library keeps its status, and an unexpected error is 500", () => {
  expect(statusOf(new HTTPException(415))).toBe(415);
  expect(statusOf(new TypeError("x is not a function"))).toBe(500);
});

test("the problem of an expected error has its code and message, without paths of this machine", () => {
  const error = new InferenceError("model-missing", "No model. See /srv/models/a/b.onnx.");
  expect(problemOf(error, (message) => message.replace("/srv/models/a/", ""))).toEqual({
    type: "about:blank",
    title: "Conflict",
    status: 409,
    detail: "No model. See b.onnx.",
    code: "model-missing",
  });
});

test("the problem of an internal or unexpected error says nothing of its message", () => {
  for (const error of [
    new Error("password 1234"),
    new StorageError("database-unreachable", "host 10.0.0.1"),
  ]) {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(problem)).not.toMatch(/1234|10\.0\.0\.1/);
  }
});
