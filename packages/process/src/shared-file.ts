import { randomUUID } from "node:crypto";
import { openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The descriptor of the shared file in every child. */
export const CHILD_DESCRIPTOR = 4;

let descriptor: number | undefined;

/**
 * Descriptor of the file that this process shares with its children, for data too large for a pipe. The file has no
 * name: it is removed when the last process that has it open ends, and no other process can open it.
 */
export function sharedFile(): number {
  descriptor ??= openNameless();
  return descriptor;
}

/** Marks this process as a child: it uses the descriptor it inherited. */
export function joinSharedFile(): void {
  descriptor = CHILD_DESCRIPTOR;
}

function openNameless(): number {
  const path = join(tmpdir(), `hapju-${randomUUID()}`);
  const opened = openSync(path, "wx+", 0o600);
  rmSync(path);
  return opened;
}
