import { type ErrorKind, HapjuError } from "@hapju/spec";

/** Every code of a {@link SynthesisError} and what kind of failure it is. */
export const SYNTHESIS_ERROR_KINDS = {
  /** A field of the script breaks a rule; `data.field` names it. */
  "invalid-script": "invalid",
  /** A voice produced no sound for a text. */
  "speech-failed": "internal",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** The stable code of a {@link SynthesisError}. */
export type SynthesisErrorCode = keyof typeof SYNTHESIS_ERROR_KINDS;

/** The facts behind a {@link SynthesisError}. */
export interface SynthesisErrorData {
  /** The field of the script at fault, such as `utterances.3.speaker`; empty when it is not in the script. */
  readonly field: string;
}

/** A script that cannot be rendered, or a voice that failed. */
export class SynthesisError extends HapjuError<SynthesisErrorCode, SynthesisErrorData> {
  override readonly name = "SynthesisError";

  constructor(code: SynthesisErrorCode, message: string, data: SynthesisErrorData, options?: ErrorOptions) {
    super(SYNTHESIS_ERROR_KINDS[code], code, message, data, options);
  }
}
