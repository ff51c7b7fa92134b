import { digestOf } from "./digest.ts";
import { StorageError } from "./errors.ts";
import type { ObjectRef } from "./objects.ts";

const FOLDER = /^[\w-]+(?:\/[\w-]+)*$/;

/** The key of an object: its folder, if any, and its digest. */
export function keyOf(digest: string, folder?: string): string {
  if (folder === undefined) return digest;
  if (!FOLDER.test(folder))
    throw new StorageError(
      "bad-location",
      `"${folder}" cannot be a folder of objects: use letters, digits, - and _, parts divided by /.`,
      { key: folder },
    );
  return `${folder}/${digest}`;
}

export const missing = (ref: ObjectRef, path: string, cause?: unknown) =>
  new StorageError(
    "object-missing",
    `Object ${ref.key} (${ref.bytes} bytes) is not at ${path}: it was deleted, or the store is another one.`,
    { path, key: ref.key },
    cause,
  );

/** Gives the bytes back if they are the ones that were stored. */
export function checked(ref: ObjectRef, bytes: Uint8Array, path: string): Uint8Array {
  if (digestOf(bytes) !== ref.digest)
    throw new StorageError(
      "object-damaged",
      `${path} holds ${bytes.length} bytes that are not the ${ref.bytes} stored there. Delete it; what made it makes it again.`,
      { path, key: ref.key },
    );
  return bytes;
}
