import { FileBytes } from "./file-bytes.ts";
import type { FileRange } from "./piece.ts";

/** A recorder that was cut off leaves this where the length belongs, or nothing. */
const UNKNOWN_BYTES = 0xffff_ffff;
const MOST_CHUNKS = 64;
/** What may follow the sound: chunks have names of four printable characters. */
const CHUNK_NAME = /^[ -~]{4}$/;

/** The sound in a WAV file: where it begins, and the bytes its header says it has. */
function soundIn(file: FileBytes, { start, end }: FileRange): { at: number; stated: number } | undefined {
  let at = start + 12;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + 8 <= end; chunk += 1) {
    const head = file.read(at, 8);
    const size = head.readUInt32LE(4);
    at += 8;
    if (head.toString("latin1", 0, 4) === "data") return { at, stated: size };
    at += size + (size % 2);
  }
  return undefined;
}

/**
 * How much longer a WAV file says its sound is than what is there: 2 for a file cut in half, 1 for a whole
 * one. FFmpeg reads what exists without an error.
 */
export function wavShortfall(path: string, bytes?: FileRange): number {
  using file = new FileBytes(path);
  const range = bytes ?? { start: 0, end: file.size };
  const sound = soundIn(file, range);
  if (!sound || sound.stated === UNKNOWN_BYTES || range.end <= sound.at) return 1;
  return Math.max(1, sound.stated / (range.end - sound.at));
}

/**
 * Whether a file is a WAV with more sound than its header says: what follows is no chunk. FFmpeg would end
 * where the header says.
 */
export function wavIsLonger(path: string, bytes?: FileRange): boolean {
  using file = new FileBytes(path);
  const range = bytes ?? { start: 0, end: file.size };
  const head = file.read(range.start, 12);
  if (head.toString("latin1", 0, 4) !== "RIFF" || head.toString("latin1", 8, 12) !== "WAVE") return false;
  const sound = soundIn(file, range);
  if (!sound || sound.stated === UNKNOWN_BYTES) return false;
  const after = sound.at + sound.stated + (sound.stated % 2);
  if (after + 8 > range.end) return false;
  const next = file.read(after, 8);
  const fits = after + 8 + next.readUInt32LE(4) <= range.end + 1;
  return !(CHUNK_NAME.test(next.toString("latin1", 0, 4)) && fits);
}
