import type { ObjectRef } from "@hapju/spec";

/**
 * Immutable objects under the SHA-256 of their bytes: equal bytes are one object, whichever tenants store them. A killed
 * writer never leaves an incomplete object under its key.
 */
export interface ObjectStore {
  /** Stores bytes; storing the same bytes again only checks that they exist. `folder` groups objects that are deleted together. */
  put(bytes: Uint8Array, options?: { readonly folder?: string }): Promise<ObjectRef>;
  /** Stores a file without reading it into memory; a clone where the file system can, else a copy. */
  putFile(path: string): Promise<ObjectRef>;
  /** @throws StorageError `object-missing`, or `object-damaged` if the bytes no longer have the digest */
  get(ref: ObjectRef): Promise<Uint8Array>;
  /** Whether there is an object under the key of `ref`; its bytes are not read. */
  exists(ref: ObjectRef): Promise<boolean>;
  /** Deletes an object; it need not exist. */
  delete(ref: ObjectRef): Promise<void>;
  /** Deletes all objects of a folder. */
  deleteFolder(folder: string): Promise<void>;
  /** A path to read from: the object itself in a folder store, otherwise a copy that is downloaded once. Never write to it. */
  localPath(ref: ObjectRef): Promise<string>;
}
