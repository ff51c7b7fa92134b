import { type ErrorKind, HapjuError } from "@hapju/spec";

/** What can go wrong with the database and the objects. Codes are stable. */
export type StorageErrorCode =
  | "home-locked"
  | "disk-full"
  | "not-writable"
  | "object-missing"
  | "object-damaged"
  | "object-store-unreachable"
  | "database-unreachable"
  | "migration-changed"
  | "not-encodable"
  | "not-decodable"
  | "bad-location";

/** The kind of failure of every code. */
export const STORAGE_ERROR_KINDS: Readonly<Record<StorageErrorCode, ErrorKind>> = {
  "home-locked": "internal",
  "disk-full": "storage-full",
  "not-writable": "internal",
  "object-missing": "internal",
  "object-damaged": "internal",
  "object-store-unreachable": "internal",
  "database-unreachable": "internal",
  "migration-changed": "internal",
  "not-encodable": "internal",
  "not-decodable": "internal",
  "bad-location": "internal",
};

/** The facts behind a {@link StorageError}. */
export interface StorageErrorData {
  /** The folder, file or address that the error is about. */
  readonly path?: string;
  /** Key of the object that the error is about. */
  readonly key?: string;
  /** The process that holds the home, for `home-locked`. */
  readonly holder?: { readonly pid: number; readonly command: string };
  /** The code of the system underneath: an errno or an SQLSTATE. */
  readonly system?: string;
}

/** An operation of the database or the object store failed. */
export class StorageError extends HapjuError<StorageErrorCode, StorageErrorData> {
  override readonly name = "StorageError";

  constructor(code: StorageErrorCode, message: string, data: StorageErrorData = {}, options?: ErrorOptions) {
    super(STORAGE_ERROR_KINDS[code], code, message, data, options);
  }
}

const systemCode = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: unknown };
    if (typeof code === "string" && !code.startsWith("E_")) return code;
  }
  return undefined;
};

/** Turns a system error of a write into a {@link StorageError} that says what to do; returns other errors unchanged. */
export function explainWriteError(error: unknown, path: string): unknown {
  const system = systemCode(error);
  // 53100 is PostgreSQL's disk_full.
  if (system === "ENOSPC" || system === "EDQUOT" || system === "53100")
    return new StorageError(
      "disk-full",
      `No space is left to write ${path}. Free some space there, or choose another home with HAPJU_HOME, and try again.`,
      { path, system },
      { cause: error },
    );
  if (system === "EACCES" || system === "EPERM" || system === "EROFS" || system === "ENOTDIR")
    return new StorageError(
      "not-writable",
      `${path} cannot be written (${system}). Give this user the right to write there, or choose another folder.`,
      { path, system },
      { cause: error },
    );
  return error;
}
