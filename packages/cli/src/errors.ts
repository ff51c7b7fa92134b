import { type ErrorKind, HapjuError } from "@hapju/spec";

const KINDS = {
  "bad-config": "invalid",
  "bad-usage": "invalid",
  interrupted: "unavailable",
  "output-not-writable": "invalid",
  "run-failed": "internal",
  "run-unknown": "not-found",
  unhealthy: "unavailable",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** Code of a {@link CliError}. */
export type CliErrorCode = keyof typeof KINDS;

/** A command cannot do its work. */
export class CliError extends HapjuError<CliErrorCode> {
  override readonly name = "CliError";

  constructor(
    code: CliErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(KINDS[code], code, message, data, options);
  }
}
