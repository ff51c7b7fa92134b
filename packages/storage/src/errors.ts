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

/** The facts behind a {@link StorageError}. */
export interface StorageErrorData {
  /** The folder, file or address that the error is about. */
  readonly path?: string;
  /** Key of the object that the error is about. */
  readonly key?: string;
  /** Whoever holds the home, for `home-locked`. */
  readonly holder?: { readonly pid: number; readonly command: string };
  /** The code of the system underneath: an errno or an SQLSTATE. */
  readonly system?: string;
}

/** The database or the object store could not do what was asked. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly code: StorageErrorCode;
  readonly data: StorageErrorData;

  constructor(code: StorageErrorCode, message: string, data: StorageErrorData = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.data = data;
  }
}

const systemCode = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: unknown };
    if (typeof code === "string" && !code.startsWith("E_")) return code;
  }
  return undefined;
};

/** Names what a system error met while writing means to the user; other errors come back as they are. */
export function explainWriteError(error: unknown, path: string): unknown {
  const system = systemCode(error);
  // 53100 is PostgreSQL's disk_full.
  if (system === "ENOSPC" || system === "EDQUOT" || system === "53100")
    return new StorageError(
      "disk-full",
      `No space is left to write ${path}. Free some space there, or choose another home with HAPJU_HOME, and go on.`,
      { path, system },
      error,
    );
  if (system === "EACCES" || system === "EPERM" || system === "EROFS" || system === "ENOTDIR")
    return new StorageError(
      "not-writable",
      `${path} cannot be written (${system}). Give this user the right to write there, or choose another folder.`,
      { path, system },
      error,
    );
  return error;
}
