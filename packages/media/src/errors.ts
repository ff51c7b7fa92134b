export type MediaErrorCode =
  /** There is no file at the path. */
  | "no-such-file"
  /** The file is there and cannot be read: a folder, no permission, or its index is missing. */
  | "unreadable"
  /** The file holds no bytes. */
  | "empty-file"
  /** The file is neither sound nor video. */
  | "not-media"
  /** The file is a picture where a recording is needed. */
  | "still-image"
  /** The file is no picture, or none that can be read, where a photo is needed. */
  | "not-an-image"
  /** Sound was asked of a recording that has none. */
  | "no-audio"
  /** Pictures were asked of a recording that has none. */
  | "no-video"
  /** The track is there and not one frame of it could be decoded. */
  | "undecodable"
  /** An option breaks its rule; `data.field` names it. */
  | "input-invalid"
  /** The output could not be written; nothing is left at its path. */
  | "write-failed"
  /** The decoder's process died of this call; the next call gets a fresh one. */
  | "decoder-died"
  /** The media were closed while the call waited. */
  | "closed";

/** Something about a recording, a photo or an output is wrong; `code` says what, `data` holds the facts. */
export class MediaError extends Error {
  override readonly name = "MediaError";
  readonly code: MediaErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(
    code: MediaErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.data = data;
  }
}
