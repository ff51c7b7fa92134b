/** The exit codes of the command. */
export const EXIT = {
  done: 0,
  /** Bad usage or bad input: the message says which, and what to do. */
  badInput: 2,
  /** A model is missing: the message has the command that installs it. */
  modelMissing: 3,
  /** The run failed. */
  failed: 4,
  /** Interrupted: the message has the command that resumes the run. */
  interrupted: 130,
} as const;

/** Errors that the user can correct, by class; `all`: every code of the class. */
const BAD_INPUT: Readonly<Record<string, "all" | readonly string[]>> = {
  MeetingError: "all",
  IdentityError: "all",
  EvaluationError: "all",
  MediaError: [
    "no-such-file",
    "unreadable",
    "empty-file",
    "not-media",
    "still-image",
    "not-an-image",
    "no-audio",
    "no-video",
    "truncated",
    "undecodable",
    "input-invalid",
  ],
  StorageError: ["home-locked", "not-writable", "bad-location"],
  InferenceError: ["catalog-invalid", "model-unknown", "task-unknown"],
  EngineError: ["run-unknown", "run-not-resumable"],
  ServerError: ["tenant-invalid", "tenant-exists"],
  CliError: ["bad-config", "bad-usage", "output-not-writable"],
};

interface Coded {
  readonly name?: string;
  readonly code?: string;
  readonly data?: { readonly cause?: Coded };
}

/** The exit code of the command for an error; for a failed run, by its cause. */
export function exitCodeOf(error: unknown): number {
  const { name = "", code = "", data } = (error ?? {}) as Coded;
  if (code === "run-failed" && data?.cause) return exitCodeOf(data.cause);
  if (code === "model-missing") return EXIT.modelMissing;
  if (code === "interrupted") return EXIT.interrupted;
  const codes = BAD_INPUT[name];
  return codes === "all" || codes?.includes(code) ? EXIT.badInput : EXIT.failed;
}
