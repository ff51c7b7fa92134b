import { type ErrorKind, HapjuError } from "@hapju/spec";

/** Every code of an {@link IdentityError} and what kind of failure it is. */
export const IDENTITY_ERROR_KINDS = {
  /** The people file is not JSON; `data` has file, line and column. */
  "json-broken": "invalid",
  /** The people file is JSON of another shape; `data.problems` lists every field that is wrong. */
  "people-invalid": "invalid",
  /** Nothing to import at the path. */
  "people-missing": "invalid",
  "duplicate-id": "conflict",
  "id-invalid": "invalid",
  "name-invalid": "invalid",
  "person-unknown": "not-found",
  "consent-missing": "conflict",
  "consent-withdrawn": "conflict",
  "photo-missing": "invalid",
  "photo-unreadable": "unprocessable",
  /** The photo or sound is enrolled as another person. */
  "photo-of-another": "conflict",
  "no-face": "unprocessable",
  "several-faces": "unprocessable",
  "face-too-small": "unprocessable",
  "sound-missing": "invalid",
  "sound-unreadable": "unprocessable",
  "sound-too-short": "unprocessable",
  /** No model that makes templates of this kind is present. */
  "model-missing": "conflict",
  /** An embedding without a direction, or of another model than the ones it is compared with. */
  "template-invalid": "internal",
  "template-unknown": "not-found",
  "master-key-exposed": "internal",
  "master-key-invalid": "internal",
  "master-key-wrong": "internal",
  "master-key-missing": "internal",
  /** The name of a key has characters that object folders cannot have. */
  "scope-invalid": "internal",
  /** The key was destroyed or has expired: what it sealed cannot be read any more. */
  "key-destroyed": "conflict",
  /** Sealed bytes that were changed, cut, or sealed under another key. */
  "seal-broken": "internal",
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** The stable code of an {@link IdentityError}. */
export type IdentityErrorCode = keyof typeof IDENTITY_ERROR_KINDS;

/** The facts behind an {@link IdentityError}; never biometric data, never a key. */
export type IdentityErrorData = Readonly<Record<string, unknown>>;

/** An operation on people, their templates, keys or audit log that cannot be done. */
export class IdentityError extends HapjuError<IdentityErrorCode, IdentityErrorData> {
  override readonly name = "IdentityError";

  constructor(
    code: IdentityErrorCode,
    message: string,
    data: IdentityErrorData = {},
    options?: ErrorOptions,
  ) {
    super(IDENTITY_ERROR_KINDS[code], code, message, data, options);
  }
}
