export type EngineErrorCode =
  | "pipeline-invalid"
  | "pipeline-unknown"
  | "input-missing"
  | "run-unknown"
  | "run-failed"
  | "run-cancelled"
  | "run-not-resumable"
  | "run-not-revisable"
  | "scope-missing"
  | "vault-missing"
  | "task-not-declared"
  | "step-timeout"
  | "step-not-split"
  | "step-unknown"
  | "artifact-missing"
  | "worker-died";

/** What went wrong underneath, as it can be stored. */
export interface ErrorFacts {
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
  readonly attempts?: number;
  readonly task?: string;
  readonly cause?: ErrorFacts;
}

/** A pipeline is not well formed, or a run cannot go on. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: EngineErrorCode;
  readonly data: EngineErrorData;
  /** Whether trying the same again could help. */
  readonly retryable: boolean;

  constructor(
    code: EngineErrorCode,
    message: string,
    data: EngineErrorData = {},
    options: { readonly cause?: unknown; readonly retryable?: boolean } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = data;
    this.retryable = options.retryable ?? false;
  }
}

const storable = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
};

/** The facts of an error, as a row can hold them. */
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
