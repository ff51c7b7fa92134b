import { EngineError } from "@hapju/engine";
import { EvaluationError } from "@hapju/evaluation";
import { IdentityError } from "@hapju/identity";
import { InferenceError } from "@hapju/inference";
import { ServerError } from "@hapju/server";
import { StorageError } from "@hapju/storage";
import { expect, test } from "vitest";
import { CliError } from "./errors.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";

const failedBecause = (cause: { name: string; code: string }) =>
  new EngineError("run-failed", "failed", { cause: { message: "why", ...cause } });

test.each([
  [2, "a photo with no face", new IdentityError("no-face", "")],
  [2, "a reference out of order", new EvaluationError("times-out-of-order", "")],
  [2, "a home in use", new StorageError("home-locked", "")],
  [2, "an unknown run", new EngineError("run-unknown", "")],
  [2, "an unknown model", new InferenceError("model-unknown", "")],
  [2, "a tenant that exists", new ServerError("tenant-exists", "")],
  [2, "an output folder that cannot be written", new CliError("output-not-writable", "")],
  [
    2,
    "a run that failed because of its recording",
    failedBecause({ name: "MediaError", code: "undecodable" }),
  ],
  [3, "a model that is missing", new InferenceError("model-missing", "")],
  [3, "a model missing for enrolment", new IdentityError("model-missing", "")],
  [
    3,
    "a run that failed because of a missing model",
    failedBecause({ name: "InferenceError", code: "model-missing" }),
  ],
  [
    4,
    "a run that failed because of a model",
    failedBecause({ name: "InferenceError", code: "model-crashed" }),
  ],
  [4, "a run that failed for no known reason", new EngineError("run-failed", "failed")],
  [4, "a full disk", new StorageError("disk-full", "")],
  [4, "a database that does not answer", new StorageError("database-unreachable", "")],
  [4, "an unexpected error", new TypeError("x is not a function")],
  [4, "a thrown value that is not an error", undefined],
  [130, "an interrupt", new CliError("interrupted", "")],
])("%i: %s", (code, _, error) => {
  expect(exitCodeOf(error)).toBe(code);
});

test("the exit codes are the documented ones", () => {
  expect(EXIT).toEqual({ done: 0, badInput: 2, modelMissing: 3, failed: 4, interrupted: 130 });
});
