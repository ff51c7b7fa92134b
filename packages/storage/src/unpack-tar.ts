import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A tar consists of blocks: a header, then the bytes of the file. */
const BLOCK_BYTES = 512;

/** Unpacks the wanted files and folders of a tar archive (POSIX ustar) into a folder, for this user alone. */
export function unpackTar(archive: Buffer, folder: string, isWanted: (path: string) => boolean): void {
  for (let at = 0; at < archive.length && archive[at] !== 0; ) {
    const field = (start: number, length: number) =>
      archive.toString("latin1", at + start, at + start + length).replace(/\0.*$/s, "");
    const name = join(field(345, 155), field(0, 100));
    const path = join(folder, name);
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const kind = field(156, 1);
    at += BLOCK_BYTES;
    if (isWanted(name)) unpackOne(kind, path, archive.subarray(at, at + size));
    at += Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }
}

function unpackOne(kind: string, path: string, bytes: Buffer): void {
  if (kind === "5") mkdirSync(path, { recursive: true, mode: 0o700 });
  else if (kind === "0") writeFileSync(path, bytes, { mode: 0o600 });
  else
    throw new Error(
      `The tar archive holds an entry of type "${kind}": ${path}. Only files and folders are supported.`,
    );
}
