import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainWriteError, StorageError } from "./errors.ts";

/** The right to be the one process that uses a home. */
export interface HomeLock {
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
 * Takes a home for this process. Two processes on one PGlite folder raise no error and lose rows, so there
 * may be one only. The kernel gives the lock back when the process ends, however it ends.
 * @throws StorageError `home-locked`, naming the process that holds it
 */
export function lockHome(home: string): HomeLock {
  const holder = join(home, "lock-holder.json");
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(home, { recursive: true });
    // SQLite locks the file through the kernel, the one lock that node has without a native package.
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
