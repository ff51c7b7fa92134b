import type { ObjectRef } from "@hapju/spec";
import { digestOf } from "./digest.ts";
import { StorageError } from "./errors.ts";

const FOLDER = /^[\w-]+(?:\/[\w-]+)*$/;

/** A folder of objects that does not leave the store. @throws StorageError `bad-location` */
export function checkFolder(folder: string): string {
  if (FOLDER.test(folder)) return folder;
  throw new StorageError(
    "bad-location",
    `"${folder}" is not a valid folder of objects. Use letters, digits, - and _, with / between parts.`,
    { key: folder },
  );
}

/** The key of an object: its folder, if any, and its digest. @throws StorageError `bad-location` */
export const keyOf = (digest: string, folder?: string): string =>
  folder === undefined ? digest : `${checkFolder(folder)}/${digest}`;

/** The error for an object that does not exist. */
export const missing = (ref: ObjectRef, path: string, cause?: unknown) =>
  new StorageError(
    "object-missing",
    `Object ${ref.key} (${ref.bytes} bytes) is not at ${path}: it was deleted, or this is another store. Check the location of the objects.`,
    { path, key: ref.key },
    { cause },
  );

/** Returns the bytes if they are the ones that were stored. @throws StorageError `object-damaged` */
export function checked(ref: ObjectRef, bytes: Uint8Array, path: string): Uint8Array {
  if (digestOf(bytes) !== ref.digest)
    throw new StorageError(
      "object-damaged",
      `${path} holds ${bytes.length} bytes that are not the ${ref.bytes} stored there. Delete it and start the run again.`,
      { path, key: ref.key },
    );
  return bytes;
}
