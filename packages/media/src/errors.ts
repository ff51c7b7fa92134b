import { type ErrorKind, HapjuError } from "@hapju/spec/error";

/** Every code of a {@link MediaError} and what kind of failure it is. */
export const MEDIA_ERROR_KINDS = {
  /** No file exists at the path. */
  "no-such-file": "internal",
  /** The file cannot be read: it is a folder, lacks permission or has no index. */
  unreadable: "internal",
  /** The file holds no bytes. */
  "empty-file": "unprocessable",
  /** The file is neither audio nor video. */
  "not-media": "unprocessable",
  /** The file is a picture; a recording is needed. */
  "still-image": "unprocessable",
  /** The file is not a readable picture; a photo is needed. */
  "not-an-image": "unprocessable",
  /** The recording has no audio track. */
  "no-audio": "unprocessable",
  /** The recording has no video track. */
  "no-video": "unprocessable",
  /** No frame of the track can be decoded. */
  undecodable: "unprocessable",
  /** An option breaks its rule; `data.field` names it. */
  "input-invalid": "invalid",
  /** The output could not be written; nothing is left at its path. */
  "write-failed": "internal",
  /** The decoder process died during this call; the next call gets a new one. */
  "decoder-died": "internal",
  /** The media were closed while the call waited. */
  closed: "internal",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** The stable code of a {@link MediaError}. */
export type MediaErrorCode = keyof typeof MEDIA_ERROR_KINDS;

/** A recording, a photo or an output that cannot be used; `code` says why, `data` holds the facts. */
export class MediaError extends HapjuError<MediaErrorCode> {
  override readonly name = "MediaError";

  constructor(
    code: MediaErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(MEDIA_ERROR_KINDS[code], code, message, data, options);
  }
}
