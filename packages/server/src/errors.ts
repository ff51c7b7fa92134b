/** Why the server refuses, and with which HTTP status. */
const STATUS = {
  /** Fields of the request break rules; `data.errors` lists them. */
  "request-invalid": 400,
  "cursor-invalid": 400,
  /** The connection ended in the middle of the request: nobody hears the answer. */
  "request-cut": 400,
  "not-signed-in": 401,
  "credentials-wrong": 401,
  "role-too-low": 403,
  /** A page of another origin tries to act for whoever is signed in here. */
  "origin-foreign": 403,
  /** Nothing is served at this address. */
  "route-unknown": 404,
  "user-unknown": 404,
  "key-unknown": 404,
  "meeting-unknown": 404,
  "run-unknown": 404,
  "task-unknown": 404,
  "template-unknown": 404,
  "upload-unknown": 404,
  /** The last owner can be neither removed nor made less. */
  "last-owner": 409,
  "email-taken": 409,
  /** An invitation that was used, has expired, or never was. */
  "invitation-invalid": 409,
  "upload-unfinished": 409,
  "body-too-large": 413,
  "range-invalid": 416,
  /** The `Host` of the request is none that this server answers to. */
  "host-unknown": 421,
  "too-many-requests": 429,
} as const;

export type ServerErrorCode = keyof typeof STATUS;

/** A request cannot be answered; `code` says why, the message what to do next. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: ServerErrorCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ServerErrorCode, message: string, data: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }

  get status() {
    return STATUS[this.code];
  }
}
