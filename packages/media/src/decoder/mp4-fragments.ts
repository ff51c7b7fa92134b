import type { FileBytes } from "./file-bytes.ts";
import { boxesIn, boxIn } from "./mp4-boxes.ts";
import type { FileRange, Piece } from "./piece.ts";

/** A track's clock that goes back by more was started again. */
const RESTART_SECONDS = 0.5;

/** A number of 64 bits in version 1 of a box, of 32 before. */
function numberAt(file: FileBytes, at: number, version: number): number {
  const bytes = file.read(at, 8);
  if (bytes.length < 8) return 0;
  return version === 1 ? Number(bytes.readBigUInt64BE(0)) : bytes.readUInt32BE(0);
}

/** Ticks per second of each track, by its number. */
function timescalesOf(file: FileBytes, moov: FileRange): Map<number, number> {
  const scales = new Map<number, number>();
  for (const track of boxesIn(file, moov)) {
    if (track.type !== "trak") continue;
    const header = boxIn(file, track, "tkhd");
    const media = boxIn(file, track, "mdia");
    const clock = media && boxIn(file, media, "mdhd");
    if (!header || !clock) continue;
    const ofHeader = file.read(header.start, 1).readUInt8(0);
    const ofClock = file.read(clock.start, 1).readUInt8(0);
    const id = file.read(header.start + (ofHeader === 1 ? 20 : 12), 4).readUInt32BE(0);
    scales.set(id, file.read(clock.start + (ofClock === 1 ? 20 : 12), 4).readUInt32BE(0));
  }
  return scales;
}

/** When the fragment's first track begins: its number and the seconds on its clock. */
function startOf(file: FileBytes, moof: FileRange, scales: ReadonlyMap<number, number>) {
  const fragment = boxIn(file, moof, "traf");
  const header = fragment && boxIn(file, fragment, "tfhd");
  const time = fragment && boxIn(file, fragment, "tfdt");
  if (!header || !time) return undefined;
  const track = file.read(header.start + 4, 4).readUInt32BE(0);
  const version = file.read(time.start, 1).readUInt8(0);
  return { track, seconds: numberAt(file, time.start + 4, version) / (scales.get(track) || 1) };
}

/**
 * The parts of a fragmented MP4 between which its clock starts again without a header of its own: each with the
 * header that they share. One part where the clock runs on.
 */
export function fragmentRuns(file: FileBytes, range: FileRange): Pick<Piece, "bytes" | "head">[] {
  const boxes = [...boxesIn(file, range)];
  const moov = boxes.find(({ type }) => type === "moov");
  const first = boxes.find(({ type }) => type === "moof");
  if (!moov || !first) return [{ bytes: range }];
  const scales = timescalesOf(file, moov);
  const last = new Map<number, number>();
  const cuts: number[] = [];
  for (const [index, box] of boxes.entries()) {
    if (box.type !== "moof") continue;
    const start = startOf(file, box, scales);
    if (!start) continue;
    if (start.seconds < (last.get(start.track) ?? 0) - RESTART_SECONDS) {
      // A segment may begin with boxes of its own before its fragment.
      let from = index;
      while (/^(styp|sidx|emsg|prft|free)$/.test(boxes[from - 1]?.type ?? "")) from -= 1;
      cuts.push(boxes[from]?.at ?? box.at);
      last.clear();
    }
    last.set(start.track, start.seconds);
  }
  if (cuts.length === 0) return [{ bytes: range }];
  const head = { start: range.start, end: moov.end };
  const ends = [...cuts, range.end];
  return ends.map((end, index) => ({
    bytes: { start: index === 0 ? range.start : (ends[index - 1] ?? 0), end },
    ...(index === 0 ? {} : { head }),
  }));
}
