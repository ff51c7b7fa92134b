/** Where an object is stored and what is in it. Plain data: it may be part of any stored value. */
export interface ObjectRef {
  /** `folder/sha256`, or the SHA-256 alone. */
  readonly key: string;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
}
