import { statfs } from "node:fs/promises";

/** WASI's number for ENOSPC: PGlite throws the bare numbers of its file system while it makes a database. */
const WASI_NO_SPACE = 51;
/** With less than this, PGlite cannot start and does not say why. */
const LEAST_FREE_BYTES = 16 * 1024;

/** What to tell the user of an error: a full disk shows deep inside libraries, and is named as such. */
export async function explainError(error: unknown, home: string): Promise<unknown> {
  const { explainWriteError, StorageError } = await import("@hapju/storage");
  const noSpace = () => Object.assign(new Error("no space left on device"), { code: "ENOSPC", cause: error });
  const bare = !(error instanceof Error) && (error as { errno?: unknown } | null)?.errno === WASI_NO_SPACE;
  const silent = error instanceof Error && error.name === "Error" && (await isFull(home));
  const told = explainWriteError(bare || silent ? noSpace() : error, home);
  return told instanceof StorageError && told.code === "disk-full" ? told : error;
}

async function isFull(path: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize < LEAST_FREE_BYTES;
  } catch {
    return false; // There is no such folder: something else is wrong.
  }
}
