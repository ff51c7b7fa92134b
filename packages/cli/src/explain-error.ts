import { statfs } from "node:fs/promises";

/** WASI's number for ENOSPC: PGlite throws the numbers of its file system while it creates a database. */
const WASI_NO_SPACE = 51;
/** With less space than this, PGlite cannot start and gives no reason. */
const LEAST_FREE_BYTES = 16 * 1024;

/** The error to show to the user: an error that a full disk caused deep inside a library is replaced by one that says so. */
export async function explainError(error: unknown, home: string): Promise<unknown> {
  const { explainWriteError, StorageError } = await import("@hapju/storage");
  const noSpace = () => Object.assign(new Error("no space left on device"), { code: "ENOSPC", cause: error });
  const bare = !(error instanceof Error) && (error as { errno?: unknown } | null)?.errno === WASI_NO_SPACE;
  const silent = error instanceof Error && error.name === "Error" && (await isFull(home));
  const explained = explainWriteError(bare || silent ? noSpace() : error, home);
  return explained instanceof StorageError && explained.code === "disk-full" ? explained : error;
}

async function isFull(path: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize < LEAST_FREE_BYTES;
  } catch {
    return false; // The folder does not exist: the cause is another.
  }
}
