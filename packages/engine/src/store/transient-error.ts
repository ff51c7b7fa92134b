/** How long a database that does not answer is tried again, in milliseconds. */
export const PATIENCE_MS = 20_000;

/** Connection errors, shutdowns and restarts, deadlocks and serialization failures. */
const PASSING = /^(08|40|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Whether the database may answer again if it is asked again. */
export function isPassing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: unknown };
    if (typeof code === "string" && PASSING.test(code)) return true;
    if (/Connection terminated|connection timeout/i.test(at.message)) return true;
  }
  return false;
}
