import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { FileRange } from "./piece.ts";

/** How much of a file is searched at a time. */
const BLOCK_BYTES = 1 << 22;

/** Random access to the bytes of a file, and search in them at bounded memory. */
export class FileBytes implements Disposable {
  readonly size: number;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, "r");
    this.size = fstatSync(this.#file).size;
  }

  /** Up to `length` bytes from `at`; fewer at the end of the file. */
  read(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.size - at)));
    return bytes.subarray(0, readSync(this.#file, bytes, 0, bytes.length, at));
  }

  /** Where a pattern begins, ascending, within a range. */
  *find(pattern: Buffer, { start, end }: FileRange): Generator<number> {
    const overlap = pattern.length - 1;
    const block = Buffer.allocUnsafe(BLOCK_BYTES + overlap);
    for (let from = start; from < end; from += BLOCK_BYTES) {
      const length = Math.min(block.length, end - from);
      const bytes = block.subarray(0, readSync(this.#file, block, 0, length, from));
      for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1))
        if (at < BLOCK_BYTES) yield from + at;
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}
