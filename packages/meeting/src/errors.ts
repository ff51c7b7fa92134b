export type MeetingErrorCode =
  /** The file has neither a sound nor a picture track. */
  | "no-tracks"
  /** The language is no BCP 47 tag. */
  | "bad-language"
  /** People could not be enrolled; `data.problems` lists why. */
  | "people-not-imported"
  /** There is no such meeting. */
  | "meeting-unknown"
  /** The meeting has no minutes yet; `data.state` says where it is. */
  | "not-ready"
  /** A correction of another shape, or outside of the recording; `data.problems` lists field and rule. */
  | "correction-invalid"
  /** No correction of that id counts. */
  | "correction-unknown"
  /** An anchor points where no face was seen, or none that could be compared. */
  | "no-face-there"
  /** A cursor that no page gave. */
  | "cursor-invalid";

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
