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

/** Codes of errors that are the user's to mend before anything can run. */
const BAD_INPUT = new Set([
  "bad-usage",
  "not-media",
  "no-such-file",
  "unreadable",
  "empty-file",
  "still-image",
  "no-tracks",
  "too-short",
  "output-not-writable",
  "people-invalid",
  "photo-missing",
  "no-face",
  "several-faces",
  "face-too-small",
  "person-unknown",
  "run-unknown",
  "home-locked",
  "not-writable",
  "catalog-invalid",
  "model-unknown",
]);

/** The exit code an error ends the command with. */
export function exitCodeOf(error: unknown): number {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (code === "model-missing") return EXIT.modelMissing;
  if (code === "interrupted") return EXIT.interrupted;
  return typeof code === "string" && BAD_INPUT.has(code) ? EXIT.badInput : EXIT.failed;
}
