import { randomUUID } from "node:crypto";
import { openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The descriptor under which every child finds the file it shares with its parent. */
export const CHILD_DESCRIPTOR = 4;

let descriptor: number | undefined;

/**
 * The file that this process shares with its children, for bytes too many for a pipe. It has no name: it is gone
 * with the last process that has it open, whatever that process dies of, and nobody else can open it.
 */
export function sharedFile(): number {
  descriptor ??= openNameless();
  return descriptor;
}

/** Says that this process is a child, which finds the file where its parent put it. */
export function joinSharedFile(): void {
  descriptor = CHILD_DESCRIPTOR;
}

function openNameless(): number {
  const path = join(tmpdir(), `hapju-${randomUUID()}`);
  const opened = openSync(path, "wx+", 0o600);
  rmSync(path);
  return opened;
}
