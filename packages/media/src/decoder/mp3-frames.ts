import type { FileBytes } from "./file-bytes.ts";

/** Bytes between the start of a frame and the word in it that says it describes a file: MPEG 1 and 2, stereo and mono. */
const WORD_OFFSETS = [36, 21, 13];
const ID3_BYTES = 10;

/** Whether these bytes begin a frame of MPEG audio of layer III. */
function isFrame(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const word = bytes.readUInt32BE(0);
  const isSynchronized = word >>> 21 === 0x7ff;
  const isLayer3 = ((word >>> 17) & 3) === 1;
  const hasRates = ((word >>> 12) & 15) !== 15 && ((word >>> 10) & 3) !== 3 && ((word >>> 19) & 3) !== 1;
  return isSynchronized && isLayer3 && hasRates;
}

/** Bytes of the ID3v2 tag that begins here; undefined if none does. */
function tagBytes(bytes: Buffer): number | undefined {
  if (bytes.length < ID3_BYTES || bytes.toString("latin1", 0, 3) !== "ID3") return undefined;
  const [version = 0, revision = 0, flags = 0, ...size] = bytes.subarray(3, ID3_BYTES);
  if (version < 2 || version > 4 || revision !== 0 || (flags & 15) !== 0) return undefined;
  if (size.some((part) => part > 127)) return undefined;
  return ID3_BYTES + size.reduce((sum, part) => sum * 128 + part, 0);
}

/** Whether a file is MP3. */
export const isMp3 = (head: Buffer): boolean => isFrame(head) || tagBytes(head) !== undefined;

/** Where files begin in an MP3 that several were joined into: with a tag, or with a frame that describes the file. */
export function mp3Starts(file: FileBytes): number[] {
  const starts: number[] = [];
  const first = firstFrame(file, 0);
  for (const at of file.find(Buffer.from("ID3"), { start: first, end: file.size })) {
    const size = tagBytes(file.read(at, ID3_BYTES));
    if (size !== undefined && isFrame(file.read(at + size, 4))) starts.push(at);
  }
  const described = new Set(starts.map((at) => firstFrame(file, at)));
  for (const word of ["Xing", "Info"])
    for (const at of file.find(Buffer.from(word), { start: first + 4, end: file.size })) {
      const frame = WORD_OFFSETS.map((offset) => at - offset).find((start) => isFrame(file.read(start, 4)));
      if (frame !== undefined && frame > first && !described.has(frame)) starts.push(frame);
    }
  return [0, ...starts.sort((a, b) => a - b)];
}

/** Where the first frame begins behind the tags at a place. */
function firstFrame(file: FileBytes, start: number): number {
  let at = start;
  for (;;) {
    const size = tagBytes(file.read(at, ID3_BYTES));
    if (size === undefined) return at;
    at += size;
  }
}
