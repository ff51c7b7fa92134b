import type { FileBytes } from "./file-bytes.ts";

const HEADER_BYTES = 27;
/** Flag of the first page of a stream (RFC 3533, 6). */
const FIRST_PAGE = 0x02;

/** Where the links of a chained Ogg file begin: with pages that begin streams, after pages that do not. */
export function oggStarts(file: FileBytes): number[] {
  const starts = [0];
  let end = endOfFirstPages(file, 0);
  // Capture pattern, version 0, flags.
  const pattern = Buffer.from([...Buffer.from("OggS"), 0, FIRST_PAGE]);
  for (const at of file.find(pattern, { start: end, end: file.size })) {
    if (at < end) continue;
    starts.push(at);
    end = endOfFirstPages(file, at);
  }
  return starts;
}

/** A link has one first page per stream, all together at its start. */
function endOfFirstPages(file: FileBytes, start: number): number {
  let at = start;
  for (;;) {
    const header = file.read(at, HEADER_BYTES);
    const isFirst =
      header.length === HEADER_BYTES &&
      header.toString("latin1", 0, 4) === "OggS" &&
      (header.readUInt8(5) & FIRST_PAGE) !== 0;
    if (!isFirst) return Math.max(at, start + 1);
    const sizes = file.read(at + HEADER_BYTES, header.readUInt8(26));
    at += HEADER_BYTES + sizes.length + sizes.reduce((sum, size) => sum + size, 0);
  }
}
