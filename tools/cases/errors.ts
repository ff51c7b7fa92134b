/** A case that cannot be read or run as it is written: the runner ends with exit code 2. */
export class CaseError extends Error {
  override readonly name = "CaseError";
}

/** A check that this machine cannot decide: a person has to look. The message is the reason. */
export class ByHand extends Error {
  override readonly name = "ByHand";
}

/** A run that ended with an error, as its user sees it. */
export class RunFailed extends Error {
  override readonly name = "RunFailed";
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
