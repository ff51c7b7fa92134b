export type MeetingErrorCode =
  /** The file has neither a sound nor a picture track. */
  | "no-tracks"
  /** The language is no BCP 47 tag. */
  | "bad-language"
  /** People could not be enrolled; `data.problems` lists why. */
  | "people-not-imported";

/** A recording cannot become minutes; `code` says why, `data` holds the facts. */
export class MeetingError extends Error {
  override readonly name = "MeetingError";
  readonly code: MeetingErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: MeetingErrorCode, message: string, data: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
