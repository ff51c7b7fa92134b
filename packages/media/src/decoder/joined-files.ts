import type { FileBytes } from "./file-bytes.ts";
import { isMp3, mp3Starts } from "./mp3-frames.ts";
import { mp4Starts } from "./mp4-boxes.ts";
import { oggStarts } from "./ogg-pages.ts";

/** How a file of one format begins. */
interface Beginning {
  /** What a file has at its start, or `offset` bytes behind it. */
  readonly pattern: Buffer;
  readonly offset: number;
  /** Whether the bytes from the start on are such a beginning, not the pattern by chance. */
  readonly holds: (head: Buffer) => boolean;
}

const HEAD_BYTES = 64;
const beginning = (pattern: Buffer, holds: Beginning["holds"] = () => true, offset = 0): Beginning => ({
  pattern,
  offset,
  holds,
});
const text = (head: Buffer, from: number, to: number) => head.toString("latin1", from, to);

/** Formats that are found by how they begin. The patterns are rare enough to search whole files for them. */
const BEGINNINGS: readonly Beginning[] = [
  // EBML: Matroska and WebM.
  beginning(Buffer.from("1a45dfa3", "hex"), (head) => /webm|matroska/.test(text(head, 0, HEAD_BYTES))),
  beginning(Buffer.from("WAVE"), (head) => /^(RIFF|RF64|BW64)/.test(text(head, 0, 4)), 8),
  beginning(Buffer.from("AVI LIST"), (head) => text(head, 0, 4) === "RIFF", 8),
  beginning(Buffer.from("fLaC"), (head) => (head.readUInt32BE(4) & 0x7fff_ffff) === 34),
  beginning(Buffer.from("FLV\u0001"), (head) => head.readUInt32BE(5) === 9),
  // Advanced Systems Format: WMA and WMV.
  beginning(Buffer.from("3026b2758e66cf11a6d900aa0062ce6c", "hex")),
  beginning(Buffer.from("#!AMR")),
];

/**
 * Where files of one format begin in a file that several were joined into, as `cat` joins them; the first at 0. A
 * file that was not joined gives `[0]`. FFmpeg reads the first only, or places the others at wrong times.
 */
export function joinedStarts(file: FileBytes): number[] {
  const head = file.read(0, HEAD_BYTES);
  if (head.length < HEAD_BYTES) return [0];
  if (text(head, 4, 8) === "ftyp") return mp4Starts(file);
  if (text(head, 0, 4) === "OggS") return oggStarts(file);
  if (isMp3(head)) return mp3Starts(file);
  const format = BEGINNINGS.find((one) => beginsWith(head, one));
  if (!format) return [0];
  const starts = [0];
  for (const at of file.find(format.pattern, { start: HEAD_BYTES, end: file.size })) {
    const start = at - format.offset;
    const found = file.read(start, HEAD_BYTES);
    if (found.length === HEAD_BYTES && beginsWith(found, format)) starts.push(start);
  }
  return starts;
}

const beginsWith = (head: Buffer, { pattern, offset, holds }: Beginning) =>
  head.subarray(offset, offset + pattern.length).equals(pattern) && holds(head);
