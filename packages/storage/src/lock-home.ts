import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainWriteError, StorageError } from "./errors.ts";

/** The lock of the only process that may use a home. */
export interface HomeLock {
  /** Lets other processes lock the home. */
  release(): void;
}

const holderOf = (path: string) => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as { pid: number; command: string };
  } catch {
    return undefined;
  }
};

/**
 * Locks a home for this process. Two processes on one PGlite folder raise no error and lose rows, so only one is
 * allowed. The kernel releases the lock when the process ends, even if it is killed.
 * @throws StorageError `home-locked`, naming the process that holds it
 */
export function lockHome(home: string): HomeLock {
  const holder = join(home, "lock-holder.json");
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(home, { recursive: true });
    // SQLite locks the file through the kernel: Node has no other kernel lock without a native package.
    lock = new DatabaseSync(join(home, "lock"));
    lock.exec("pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive");
    writeFileSync(holder, JSON.stringify({ pid: process.pid, command: process.argv.slice(1).join(" ") }));
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode !== 5) throw explainWriteError(error, home);
    const by = holderOf(holder);
    throw new StorageError(
      "home-locked",
      `${home} is in use by ${by ? `process ${by.pid} (${by.command})` : "another process"}. ` +
        "Wait until it ends, choose another home with HAPJU_HOME, or share one database with DATABASE_URL.",
      { path: home, ...(by ? { holder: by } : {}) },
    );
  }
  const held = lock;
  return { release: () => held.isOpen && held.close() };
}
