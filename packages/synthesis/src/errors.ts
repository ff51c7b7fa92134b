/** The facts behind a {@link SynthesisError}. */
export interface SynthesisErrorData {
  /** Where in the script the fault lies, such as `utterances.3.speaker`; empty when it is not in the script. */
  readonly field: string;
}

/** A script that cannot be played, or a voice that could not speak. */
export class SynthesisError extends Error {
  override readonly name = "SynthesisError";
  readonly code: "invalid-script" | "speech-failed";
  readonly data: SynthesisErrorData;

  constructor(code: SynthesisError["code"], message: string, data: SynthesisErrorData) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
