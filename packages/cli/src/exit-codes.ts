/** What the command's exit code tells a script. */
export const EXIT = {
  done: 0,
  /** Bad usage or bad input: the message says which, and what to do. */
  badInput: 2,
  /** A model is missing: the message has the command that gets it. */
  modelMissing: 3,
  /** The run failed. */
  failed: 4,
  /** Interrupted: the message has the line that resumes the run. */
  interrupted: 130,
} as const;

/** Errors that are the user's to mend, by class; `all` where every code of the class is. */
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
  CliError: ["bad-config", "bad-usage", "output-not-writable"],
};

interface Coded {
  readonly name?: string;
  readonly code?: string;
  readonly data?: { readonly cause?: Coded };
}

/** The exit code an error ends the command with. A run that failed tells by its cause. */
export function exitCodeOf(error: unknown): number {
  const { name = "", code = "", data } = (error ?? {}) as Coded;
  if (code === "run-failed" && data?.cause) return exitCodeOf(data.cause);
  if (code === "model-missing") return EXIT.modelMissing;
  if (code === "interrupted") return EXIT.interrupted;
  const codes = BAD_INPUT[name];
  return codes === "all" || codes?.includes(code) ? EXIT.badInput : EXIT.failed;
}
