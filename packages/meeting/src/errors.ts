export type MeetingErrorCode =
  /** The file has neither a sound nor a picture track that can be read. */
  | "no-tracks"
  /** The recording is too short to hold a meeting. */
  | "too-short"
  /** The language is no BCP 47 tag. */
  | "bad-language"
  /** The run is not one of the meeting pipeline, or has no result yet. */
  | "no-minutes";

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
