/** Where an object lies and what is in it. Plain data: it may be part of any stored value. */
export interface ObjectRef {
  /** `folder/sha256`, or the SHA-256 alone. */
  readonly key: string;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
}

/** Immutable objects under the SHA-256 of their bytes. A killed writer never leaves half of one under its key. */
export interface ObjectStore {
  /** Stores bytes; storing the same bytes again costs a look. `folder` groups objects that are deleted together. */
  put(bytes: Uint8Array, options?: { readonly folder?: string }): Promise<ObjectRef>;
  /** Stores a file without reading it into memory; a clone where the file system can, else a copy. */
  putFile(path: string): Promise<ObjectRef>;
  /** @throws StorageError `object-missing`, or `object-damaged` if the bytes no longer have the digest */
  get(ref: ObjectRef): Promise<Uint8Array>;
  exists(ref: ObjectRef): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(ref: ObjectRef): Promise<void>;
  deleteFolder(folder: string): Promise<void>;
  /** A path to read: the object itself in a folder store, else a copy downloaded once. Never write to it. */
  localPath(ref: ObjectRef): Promise<string>;
}
