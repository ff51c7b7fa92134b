import { type ErrorKind, HapjuError } from "@hapju/spec";

/** Every code of a {@link ServerError} and what kind of failure it is. */
export const SERVER_ERROR_KINDS = {
  /** Fields of the request break rules; `data.errors` lists them. */
  "request-invalid": "invalid",
  "cursor-invalid": "invalid",
  /** The name cannot be that of a tenant. */
  "tenant-invalid": "invalid",
  /** The connection ended before the request was complete; the response reaches no one. */
  "request-cut": "invalid",
  "not-signed-in": "unauthenticated",
  "credentials-wrong": "unauthenticated",
  "role-too-low": "forbidden",
  /** Models and their routes are shared by all tenants: owners of the default tenant manage them. */
  "operator-only": "forbidden",
  /** A page of another origin tries to act for the signed-in user. */
  "origin-foreign": "forbidden",
  /** No route has this method and path. */
  "route-unknown": "not-found",
  "user-unknown": "not-found",
  "key-unknown": "not-found",
  "meeting-unknown": "not-found",
  "run-unknown": "not-found",
  "task-unknown": "not-found",
  "template-unknown": "not-found",
  "upload-unknown": "not-found",
  /** The last owner can neither be deleted nor lose the role. */
  "last-owner": "conflict",
  "email-taken": "conflict",
  /** The tenant has an owner who can sign in. */
  "tenant-exists": "conflict",
  /** The invitation was used, has expired or never existed. */
  "invitation-invalid": "conflict",
  "upload-unfinished": "conflict",
  "body-too-large": "too-large",
  /** The file has no bytes in the requested range. */
  "range-invalid": "invalid",
  /** The `Host` of the request is not a name of this server. */
  "host-unknown": "invalid",
  "too-many-requests": "rate-limited",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** The stable code of a {@link ServerError}. */
export type ServerErrorCode = keyof typeof SERVER_ERROR_KINDS;

/** A request that cannot be answered; `code` says why, the message what to do next. */
export class ServerError extends HapjuError<ServerErrorCode> {
  override readonly name = "ServerError";

  constructor(
    code: ServerErrorCode,
    message: string,
    data: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(SERVER_ERROR_KINDS[code], code, message, data, options);
  }
}
