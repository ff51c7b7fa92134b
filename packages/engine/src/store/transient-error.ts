/** How long a database that does not answer is retried, in milliseconds. */
export const PATIENCE_MS = 20_000;

/** Connection errors, shutdowns and restarts, deadlocks and serialization failures. */
const TRANSIENT = /^(08|40|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Whether an error of the database may disappear when the same is tried again. */
export function isTransientDatabaseError(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: unknown };
    if (typeof code === "string" && TRANSIENT.test(code)) return true;
    if (/Connection terminated|connection timeout/i.test(at.message)) return true;
  }
  return false;
}
