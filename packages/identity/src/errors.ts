/** Every way the directory can refuse, by its stable code. */
export type IdentityErrorCode =
  /** The people file is not JSON; `data` has file, line and column. */
  | "json-broken"
  /** The people file is JSON of another shape; `data.problems` lists every field that is wrong. */
  | "people-invalid"
  /** Nothing to import at the path. */
  | "people-missing"
  | "duplicate-id"
  | "id-invalid"
  | "name-invalid"
  | "person-unknown"
  | "consent-missing"
  | "consent-withdrawn"
  | "photo-missing"
  | "photo-unreadable"
  | "photo-of-another"
  | "no-face"
  | "several-faces"
  | "face-too-small"
  | "sound-missing"
  | "sound-unreadable"
  | "sound-too-short"
  | "model-missing"
  | "template-invalid"
  | "template-unknown"
  | "master-key-exposed"
  | "master-key-invalid"
  | "master-key-wrong"
  | "master-key-missing"
  | "scope-invalid"
  /** The key was destroyed or has expired: what it sealed is gone for good. */
  | "key-destroyed"
  /** Sealed bytes that were changed, cut, or sealed under another scope or key. */
  | "seal-broken";

/** The facts behind a {@link IdentityError}; never biometric data, never a key. */
export type IdentityErrorData = Readonly<Record<string, unknown>>;

/** The directory refuses: the message says what is wrong, where, and what to do next. */
export class IdentityError extends Error {
  override readonly name = "IdentityError";
  readonly code: IdentityErrorCode;
  readonly data: IdentityErrorData;

  constructor(code: IdentityErrorCode, message: string, data: IdentityErrorData = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
