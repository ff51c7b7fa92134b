import { type ErrorKind, HapjuError } from "@hapju/spec/error";

/** The kind of failure of every code. */
export const INFERENCE_ERROR_KINDS = {
  /** No model of the task is present that suits the requirements; `data.command` gets one. */
  "model-missing": "conflict",
  /** No catalog entry of that id. */
  "model-unknown": "not-found",
  /** No task of that name is registered. */
  "task-unknown": "not-found",
  /** A catalog entry, a registration or a route is not valid. */
  "catalog-invalid": "invalid",
  /** The route cannot be saved: the environment fixes another. */
  "route-fixed": "conflict",
  /** The input breaks the task's schema, or the model cannot work with it. */
  "input-invalid": "invalid",
  /** The model or its adapter threw, or answered something that breaks the task's schema. */
  "model-failed": "internal",
  /** The model's process died while it ran, twice. */
  "model-crashed": "internal",
  /** The model took longer than its entry allows. */
  "model-timeout": "internal",
  /** The model failed several times in a row and is not called for a while. */
  "model-unhealthy": "unavailable",
  /** The model needs more memory than the budget. */
  "memory-exceeded": "unavailable",
  /** Too many calls wait already. */
  "queue-full": "unavailable",
  /** A server or registry did not deliver the file. */
  "download-failed": "unavailable",
  /** A file is not the one that the catalog or the lock file names. */
  "checksum-mismatch": "internal",
  /** Inference was closed while the call waited. */
  closed: "unavailable",
} as const satisfies Record<string, ErrorKind>;

/** What is wrong; stable. */
export type InferenceErrorCode = keyof typeof INFERENCE_ERROR_KINDS;

/**
 * A model, its files, its host or its catalog entry is at fault. Adapters throw it with `input-invalid` for
 * inputs their model cannot work with.
 */
export class InferenceError extends HapjuError<InferenceErrorCode> {
  override readonly name = "InferenceError";

  constructor(
    code: InferenceErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(INFERENCE_ERROR_KINDS[code], code, message, data, options);
  }
}
