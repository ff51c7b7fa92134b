import type { FileBytes } from "./file-bytes.ts";
import type { FileRange } from "./piece.ts";

/** A box of an MP4 file (ISO/IEC 14496-12, 4.2). */
export interface Mp4Box {
  readonly type: string;
  /** Where it begins. */
  readonly at: number;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** What follows the box `ftyp` in files. */
const AFTER_FTYP = /^(moov|mdat|moof|free|skip|wide|uuid|styp|sidx|pdin|meta)$/;
/** More boxes than any recorder writes on one level. */
const MOST_BOXES = 1_000_000;

/** The boxes in a range. A box that reaches beyond the range, or makes no sense, ends the list. */
export function* boxesIn(file: FileBytes, { start, end }: FileRange): Generator<Mp4Box> {
  let at = start;
  for (let count = 0; count < MOST_BOXES && at + 8 <= end; count += 1) {
    const header = file.read(at, 16);
    if (header.length < 8) return;
    const stated = header.readUInt32BE(0);
    const large = stated === 1 && header.length === 16;
    const size = large ? Number(header.readBigUInt64BE(8)) : stated === 0 ? end - at : stated;
    const type = header.toString("latin1", 4, 8);
    if (size < 8 || at + size > end) return;
    yield { type, at, start: at + (large ? 16 : 8), end: at + size };
    at += size;
  }
}

/** The first box of a type in a range. */
export function boxIn(file: FileBytes, parent: FileRange, type: string): Mp4Box | undefined {
  for (const box of boxesIn(file, parent)) if (box.type === type) return box;
  return undefined;
}

/** Where files begin in an MP4 file that several were joined into. */
export function mp4Starts(file: FileBytes): number[] {
  const starts = [0];
  let at = 0;
  for (;;) {
    let end = at;
    for (const box of boxesIn(file, { start: at, end: file.size })) {
      if (box.type === "ftyp" && box.at > (starts.at(-1) ?? 0)) starts.push(box.at);
      end = box.end;
    }
    // A file that was cut off before the next was joined to it: its last box seems to hold the next file.
    const next = nextFtyp(file, { start: end + 1, end: file.size });
    if (next === undefined) return starts;
    starts.push(next);
    at = next;
  }
}

function nextFtyp(file: FileBytes, range: FileRange): number | undefined {
  for (const at of file.find(Buffer.from("ftyp"), range)) {
    const size = file.read(at - 4, 4).readUInt32BE(0);
    if (size >= 16 && size <= 128 && AFTER_FTYP.test(file.read(at - 4 + size + 4, 4).toString("latin1")))
      return at - 4;
  }
  return undefined;
}
