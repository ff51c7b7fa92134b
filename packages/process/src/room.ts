import { readSync, writeSync } from "node:fs";
import { sharedFile } from "./shared-file.ts";

/** A stretch of the shared file, in bytes. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Rooms are of few sizes, so that one that was used fits the next who asks. */
const SMALLEST_BYTES = 1 << 16;

/** Slots that nobody uses keep so much of what was read of them, in bytes: pictures come in rooms of 8 MB. */
const MIRRORED_BYTES = 64 << 20;

interface Slot {
  readonly offset: number;
  readonly size: number;
  /** What this process has read of the slot: kept with it, so that reading makes no garbage. */
  mirror?: Uint8Array<ArrayBuffer> | undefined;
}

/** Slots that nobody uses, the one freed last at the end. */
const unused: Slot[] = [];
/** Where the slot of a mirror lies. */
const offsets = new WeakMap<ArrayBufferLike, number>();
let end = 0;

/**
 * Room for the answer of a child that is too large for a pipe, such as pictures: the child fills it by
 * {@link fillPlace}, and {@link read} gives its bytes. Given on to another child they cross as a mere reference.
 *
 * @example
 * using room = new Room(6_000_000);
 * const length = await decoder.calls.picture(room.place);
 * await host.calls.detect(room.read(0, length)); // the picture went through no pipe
 */
export class Room implements Disposable {
  readonly place: Place;
  #slot: Slot | undefined;

  /** @param length bytes wanted */
  constructor(length: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(length, SMALLEST_BYTES)));
    const at = unused.findLastIndex((slot) => slot.size === size);
    this.#slot = unused.splice(at, at < 0 ? 0 : 1)[0] ?? newSlot(size);
    this.place = { offset: this.#slot.offset, length };
  }

  /** What a child wrote from `at` on. Good, and not to be changed, until the room is disposed. */
  read(at: number, length: number): Uint8Array {
    const { offset } = this.#slot!;
    const mirror = mirrorOf(this.#slot!);
    for (let done = 0; done < length; ) {
      const count = readSync(sharedFile(), mirror, at + done, length - done, offset + at + done);
      if (count === 0) throw new RangeError(`No child wrote ${length} bytes at ${at} of this room`);
      done += count;
    }
    return mirror.subarray(at, at + length);
  }

  /** Frees the room for others; what was read of it changes from now on. */
  [Symbol.dispose](): void {
    const slot = this.#slot;
    this.#slot = undefined;
    if (!slot) return;
    unused.push(slot);
    forgetMirrors();
  }
}

function newSlot(size: number): Slot {
  const slot = { offset: end, size };
  end += size;
  return slot;
}

function mirrorOf(slot: Slot): Uint8Array<ArrayBuffer> {
  if (!slot.mirror) {
    const { buffer } = Buffer.allocUnsafeSlow(slot.size);
    offsets.set(buffer, slot.offset);
    slot.mirror = new Uint8Array(buffer);
  }
  return slot.mirror;
}

/** Rooms come in many sizes: over a long recording there would be a mirror for as many of each as were ever used at once. */
function forgetMirrors(): void {
  let bytes = 0;
  for (const slot of unused.toReversed()) {
    bytes += slot.mirror ? slot.size : 0;
    if (bytes > MIRRORED_BYTES) slot.mirror = undefined;
  }
}

/** Where bytes that were read of a room lie in the shared file. */
export function placeOf(bytes: ArrayBufferView): Place | undefined {
  const offset = offsets.get(bytes.buffer);
  return offset === undefined ? undefined : { offset: offset + bytes.byteOffset, length: bytes.byteLength };
}

/** Whether any bytes of this process can lie in the shared file. */
export const hasRooms = (): boolean => end > 0;

/**
 * Writes bytes into a place of a room.
 * @param at where in the place
 * @returns false when they do not fit or the disk of the temporary folder is full: then send them as they are
 */
export function fillPlace({ offset, length }: Place, at: number, bytes: Uint8Array): boolean {
  if (at + bytes.length > length) return false;
  try {
    for (let done = 0; done < bytes.length; )
      done += writeSync(sharedFile(), bytes, done, bytes.length - done, offset + at + done);
    return true;
  } catch (error) {
    if (["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** A copy of what lies in a place. */
export function readPlace({ offset, length }: Place): Uint8Array {
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  for (let done = 0; done < length; ) {
    const count = readSync(sharedFile(), bytes, done, length - done, offset + done);
    if (count === 0) throw new RangeError(`The shared file ends ${length - done} bytes too early`);
    done += count;
  }
  return bytes;
}
