import { closeSync, openSync, readSync } from "node:fs";

/** A recorder that was cut off leaves this where the length belongs, or nothing. */
const UNKNOWN_BYTES = 0xffff_ffff;
const MOST_CHUNKS = 64;

/**
 * How much longer a WAV file says its sound is than what is there: 2 for a file cut in half, 1 for a whole
 * one. FFmpeg reads what exists without an error.
 */
export function wavShortfall(path: string, bytes: number): number {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(8);
    let at = 12;
    for (let chunk = 0; chunk < MOST_CHUNKS && readSync(file, head, 0, 8, at) === 8; chunk += 1) {
      const size = head.readUInt32LE(4);
      at += 8;
      if (head.toString("latin1", 0, 4) === "data")
        return size === UNKNOWN_BYTES || bytes <= at ? 1 : Math.max(1, size / (bytes - at));
      at += size + (size % 2);
    }
    return 1;
  } finally {
    closeSync(file);
  }
}
