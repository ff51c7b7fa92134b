import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";

/** A holder touches its lock four times in this time; a lock untouched for longer belongs to a process that ended. */
const STALE_MS = 10_000;
const POLL_MS = 200;

/**
 * Does `work` while no other process does its own under the same lock, on this machine or on another that shares the
 * folder.
 *
 * @param lock path of the lock, which exists while it is held
 * @param work its signal is aborted as `signal` is, and when the lock is lost (the machine slept)
 */
export async function exclusively<T>(
  lock: string,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  await mkdir(dirname(lock), { recursive: true });
  const release = await acquire(lock, signal, (error) => lost.abort(error));
  try {
    return await work(signal ? AbortSignal.any([signal, lost.signal]) : lost.signal);
  } finally {
    // A lock that was lost is another's to remove.
    await release().catch(() => {});
  }
}

async function acquire(lock: string, signal: AbortSignal | undefined, onCompromised: (error: Error) => void) {
  // It listens to the process's signals from the moment it is loaded: only processes that lock something load it.
  const { lock: tryLock } = await import("proper-lockfile");
  for (;;) {
    try {
      return await tryLock(lock, { lockfilePath: lock, realpath: false, stale: STALE_MS, onCompromised });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
      await setTimeout(POLL_MS, undefined, signal && { signal });
    }
  }
}
