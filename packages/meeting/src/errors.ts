import { type ErrorKind, HapjuError } from "@hapju/spec";

/** The kind of failure of every code. */
export const MEETING_ERROR_KINDS = {
  /** The file has neither an audio nor a video track. */
  /** The language is not a BCP 47 tag. */
  "bad-language": "invalid",
  /** The time zone is neither a name of the IANA database nor an offset. */
  "bad-time-zone": "invalid",
  /** The recording is in another language than those expected; `data.language` is it. */
  "language-unexpected": "unprocessable",
  /** People could not be enrolled; `data.problems` lists why. */
  "people-not-imported": "unprocessable",
  /** The meeting does not exist. */
  "meeting-unknown": "not-found",
  /** The meeting has no minutes yet; `data.state` is its state. */
  "not-ready": "conflict",
  /** The correction has the wrong shape or lies outside the recording; `data.problems` lists field and rule. */
  "correction-invalid": "invalid",
  /** The correction does not exist or is already undone. */
  "correction-unknown": "not-found",
  /** An anchor points where no face was detected, or none large enough to compare. */
  "no-face-there": "unprocessable",
  /** The cursor is not one that a page returned. */
  "cursor-invalid": "invalid",
  /** The export format is not registered; `data.formats` lists those that are. */
  "format-unknown": "not-found",
  /** A language or export format cannot be registered. */
  "registration-invalid": "internal",
} as const satisfies Record<string, ErrorKind>;

/** What a {@link MeetingError} is about. */
export type MeetingErrorCode = keyof typeof MEETING_ERROR_KINDS;

/** A recording cannot become minutes, or a meeting cannot be changed; `code` says why, `data` holds the facts. */
export class MeetingError extends HapjuError<MeetingErrorCode> {
  override readonly name = "MeetingError";

  constructor(
    code: MeetingErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(MEETING_ERROR_KINDS[code], code, message, data, options);
  }
}
