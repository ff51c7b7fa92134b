/** A command cannot do what was asked. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code:
    | "bad-usage"
    | "output-not-writable"
    | "interrupted"
    | "run-failed"
    | "run-unknown"
    | "unhealthy";
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: CliError["code"], message: string, data: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
