import { resolve } from "node:path";

/** Bytes of a file, from `start` up to `end`. */
export interface FileRange {
  readonly start: number;
  readonly end: number;
}

/** A part of a file that can be read on its own and has one clock. Most files are one piece. */
export interface Piece {
  /** Its bytes. Absent: the whole file. */
  readonly bytes?: FileRange;
  /** Bytes elsewhere in the file that are read before its own: a header that several pieces share. */
  readonly head?: FileRange;
  /** When it starts and ends, in seconds from the recording's start. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What FFmpeg opens to read a piece: the file, or ranges of it as if they were a file. */
export function urlOf(path: string, { bytes, head }: Pick<Piece, "bytes" | "head">): string {
  const file = `file:${resolve(path)}`;
  const part = ({ start, end }: FileRange) => `subfile,,start,${start},end,${end},,:${file}`;
  if (!bytes) return file;
  return head ? `concat:${part(head)}|${part(bytes)}` : part(bytes);
}
