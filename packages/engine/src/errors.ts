import { type ErrorKind, HapjuError } from "@hapju/spec";

/** What can go wrong with pipelines and runs. Codes are stable. */
export type EngineErrorCode =
  | "pipeline-invalid"
  | "pipeline-unknown"
  | "input-missing"
  | "run-unknown"
  | "run-failed"
  | "run-cancelled"
  | "run-not-resumable"
  | "run-not-revisable"
  | "seal-key-missing"
  | "vault-missing"
  | "task-not-declared"
  | "step-timeout"
  | "step-not-split"
  | "step-unknown"
  | "artifact-missing"
  | "worker-died";

/** The kind of failure of every code. */
export const ENGINE_ERROR_KINDS: Readonly<Record<EngineErrorCode, ErrorKind>> = {
  "pipeline-invalid": "invalid",
  "pipeline-unknown": "internal",
  "input-missing": "invalid",
  "run-unknown": "not-found",
  "run-failed": "conflict",
  "run-cancelled": "conflict",
  "run-not-resumable": "conflict",
  "run-not-revisable": "conflict",
  "seal-key-missing": "invalid",
  "vault-missing": "internal",
  "task-not-declared": "internal",
  "step-timeout": "internal",
  "step-not-split": "internal",
  "step-unknown": "internal",
  "artifact-missing": "conflict",
  "worker-died": "internal",
};

/** An error as plain data, as a row can hold it. */
export interface ErrorFacts {
  /** The class, such as `MediaError`. */
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly data?: unknown;
}

/** The facts behind an {@link EngineError}. */
export interface EngineErrorData {
  readonly run?: string;
  readonly pipeline?: string;
  readonly step?: string;
  /** The item the step ran on, such as `chunks/12`; empty for a step that runs once. */
  readonly item?: string;
  /** How often the step was tried. */
  readonly attempts?: number;
  readonly task?: string;
  /** What the step failed with. */
  readonly cause?: ErrorFacts;
}

/** Options of an {@link EngineError}. */
export interface EngineErrorOptions extends ErrorOptions {
  /** Whether the step may be tried again. Default false. */
  readonly retryable?: boolean;
}

/** A pipeline is not well formed, or a run cannot continue. */
export class EngineError extends HapjuError<EngineErrorCode, EngineErrorData> {
  override readonly name = "EngineError";
  /** Whether trying the step again could succeed. */
  readonly retryable: boolean;

  constructor(
    code: EngineErrorCode,
    message: string,
    data: EngineErrorData = {},
    { retryable = false, ...options }: EngineErrorOptions = {},
  ) {
    super(ENGINE_ERROR_KINDS[code], code, message, data, options);
    this.retryable = retryable;
  }
}

const storable = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
};

/** An error as plain data. */
export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { code, data } = error as Error & { code?: unknown; data?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === "string" ? { code } : {}),
    ...(data === undefined ? {} : { data: storable(data) }),
  };
}

/** `step words, chunks/12` or `step minutes`: how messages name a step run. */
export const nameOf = (step: string, item: string) => (item ? `step ${step}, ${item}` : `step ${step}`);

/** The error for a run that does not exist, or belongs to another tenant. */
export const unknownRun = (run: string) =>
  new EngineError("run-unknown", `There is no run ${run}. List the runs with \`hapju runs list\`.`, { run });
