import { AV_PKT_FLAG_CORRUPT } from "node-av/constants";
import { Packet } from "node-av/lib";
import { secondsOf } from "./av.ts";
import type { FileBytes } from "./file-bytes.ts";
import type { Input } from "./input.ts";
import type { FileRange } from "./piece.ts";

/** Formats without a header to find joined files by, in which only the clock tells. */
export const WITHOUT_HEADER = /^(mpegts|mpeg)$/;

/** A clock that goes back by more was started again: pictures are stored less far out of order. */
const BACK_SECONDS = 1;
/** A clock that goes ahead by more was started again too: nobody leaves out so much of a recording. */
const AHEAD_SECONDS = 600;
/** So many packets confirm a new time: damage changes the time of one. */
const CONFIRMING_PACKETS = 3;
const TRANSPORT_PACKET = 188;
/** How far before a packet the tables that describe the stream are looked for. */
const TABLE_BYTES = 64 * TRANSPORT_PACKET;

/** The clock of one track. */
interface Clock {
  seconds: number;
  /** Where the time jumped to, until it is confirmed. */
  jump: { readonly at: number; seconds: number; count: number } | undefined;
  /** Another track's clock has started again; this one's is about to. */
  pending: boolean;
}

/** Follows the clocks of all tracks, packet by packet. */
class Clocks {
  /** Where a clock started again, ascending. */
  readonly restarts: number[] = [];
  readonly #tracks = new Map<number, Clock>();
  /** Time since the last restart. */
  #now = 0;

  add(track: number, seconds: number, position: number): void {
    const clock = this.#tracks.get(track);
    if (!clock) {
      this.#tracks.set(track, { seconds, jump: undefined, pending: false });
      return;
    }
    const joins = clock.pending && Math.abs(seconds - this.#now) < Math.abs(seconds - clock.seconds);
    if (joins || continues(clock.seconds, seconds)) {
      clock.seconds = joins ? seconds : Math.max(clock.seconds, seconds);
      clock.jump = undefined;
      if (joins) clock.pending = false;
    } else if (clock.jump && continues(clock.jump.seconds, seconds)) {
      clock.jump.seconds = seconds;
      clock.jump.count += 1;
      if (clock.jump.count === CONFIRMING_PACKETS) this.#restart(clock, seconds);
    } else if (position >= 0) {
      clock.jump = { at: position, seconds, count: 1 };
    }
  }

  #restart(first: Clock, seconds: number): void {
    const all = [...this.#tracks.values()];
    const jumps = all.flatMap(({ jump }) => (jump && continues(jump.seconds, seconds) ? [jump.at] : []));
    this.restarts.push(Math.min(...jumps));
    this.#now = seconds;
    for (const clock of all) {
      if (clock === first || clock.jump) clock.seconds = clock.jump?.seconds ?? seconds;
      else clock.pending = true;
      clock.jump = undefined;
    }
    first.pending = false;
  }
}

/** Ranges of a file in each of which the clock runs on. Reads all of the input, which is then at its end. */
export function rangesOfClock(input: Input, file: FileBytes, whole: FileRange): FileRange[] {
  const clocks = new Clocks();
  using packet = new Packet();
  packet.alloc();
  while (input.format.readFrameSync(packet) >= 0) {
    const stream = input.format.streams[packet.streamIndex];
    const seconds = stream ? secondsOf(packet.dts, stream.timeBase) : Number.NaN;
    const isDamaged = (packet.flags & AV_PKT_FLAG_CORRUPT) !== 0;
    if (!Number.isNaN(seconds) && !isDamaged) clocks.add(packet.streamIndex, seconds, Number(packet.pos));
    packet.unref();
  }
  const cuts = clocks.restarts
    .map((at) => startOfTables(file, whole.start + at))
    .filter((at, index, all) => at > (all[index - 1] ?? whole.start));
  return [...cuts, whole.end].map((end, index) => ({ start: cuts[index - 1] ?? whole.start, end }));
}

const continues = (before: number, after: number) =>
  after > before - BACK_SECONDS && after < before + AHEAD_SECONDS;

/** A transport stream begins with tables; those just before a packet belong to it. */
function startOfTables(file: FileBytes, at: number): number {
  const from = Math.max(0, at - TABLE_BYTES);
  const bytes = file.read(from, at - from);
  for (let offset = bytes.length - TRANSPORT_PACKET; offset >= 0; offset -= TRANSPORT_PACKET) {
    if (bytes[offset] !== 0x47) break;
    const isStart = ((bytes[offset + 1] ?? 0) & 0x40) !== 0;
    const id = (((bytes[offset + 1] ?? 0) & 0x1f) << 8) | (bytes[offset + 2] ?? 0);
    if (id === 0) return from + offset;
    // The start of another packet of sound or pictures: what lies before belongs to that.
    const payload = bytes.toString("latin1", offset + 4, offset + TRANSPORT_PACKET);
    if (isStart && payload.includes("\0\0\u0001")) break;
  }
  return at;
}
