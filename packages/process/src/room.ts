import { readSync, writeSync } from "node:fs";
import { sharedFile } from "./shared-file.ts";

/** A stretch of the shared file, in bytes. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Rooms are of few sizes, so that one that was used fits the next who asks. */
const SMALLEST_BYTES = 1 << 16;

interface Slot {
  readonly offset: number;
  readonly size: number;
}

/** Slots that nobody uses, the one freed last at the end. */
const unused: Slot[] = [];
let end = 0;

/** What references hold here, which is nothing: nobody touches it, so that it takes no memory. */
let nowhere = new ArrayBuffer(0);
const nowheres = new WeakSet<ArrayBufferLike>();
const references = new WeakMap<ArrayBufferView, Place>();

/**
 * Room for the answer of a child that is too large for a pipe, such as pictures: the child fills it by
 * {@link fillPlace}. Mostly this process has only to hand it on: it gives another child a reference, which crosses as
 * such, and reads nothing.
 *
 * @example
 * using room = new Room(6_000_000);
 * const length = await decoder.calls.picture(room.place);
 * await host.calls.detect(room.reference(0, length)); // the picture went through no pipe, and not through here
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

  /** Stands for bytes of the room, until it is disposed, when it is handed to a child. Here it holds nothing. */
  reference(at: number, length: number): Uint8Array {
    return refer(new Uint8Array(nowhereOf(length), 0, length), this.#placeAt(at, length));
  }

  /** The same for float32 numbers, of which there are `count`. */
  floats(at: number, count: number): Float32Array {
    const length = count * Float32Array.BYTES_PER_ELEMENT;
    return refer(new Float32Array(nowhereOf(length), 0, count), this.#placeAt(at, length));
  }

  #placeAt(at: number, length: number): Place {
    return { offset: this.place.offset + at, length };
  }

  /** Frees the room for others: what references stand for changes from now on. */
  [Symbol.dispose](): void {
    if (this.#slot) unused.push(this.#slot);
    this.#slot = undefined;
  }
}

function newSlot(size: number): Slot {
  const slot = { offset: end, size };
  end += size;
  return slot;
}

function nowhereOf(length: number): ArrayBuffer {
  if (nowhere.byteLength < length) {
    nowhere = new ArrayBuffer(2 ** Math.ceil(Math.log2(length)));
    nowheres.add(nowhere);
  }
  return nowhere;
}

function refer<View extends ArrayBufferView>(view: View, place: Place): View {
  references.set(view, place);
  return view;
}

/**
 * Where the bytes that a reference stands for lie in the shared file; of other bytes, nothing.
 * @throws TypeError for a part of a reference, which would stand for nothing
 */
export function placeOf(bytes: ArrayBufferView): Place | undefined {
  const place = references.get(bytes);
  if (!place && nowheres.has(bytes.buffer))
    throw new TypeError(
      "A part of a reference stands for nothing: copy what it stands for, and take a part of that",
    );
  return place;
}

/** A copy of the bytes, or of what they stand for if they are a reference. */
export function copyOf(bytes: Uint8Array): Uint8Array;
export function copyOf(numbers: Float32Array): Float32Array;
export function copyOf(values: Uint8Array | Float32Array): Uint8Array | Float32Array {
  const place = placeOf(values);
  if (!place) return values.slice();
  const bytes = readPlace(place);
  return values instanceof Float32Array ? new Float32Array(bytes.buffer) : bytes;
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

/**
 * A copy of what lies in a place, in memory of its own or in that given.
 * @throws RangeError if nobody wrote so much
 */
export function readPlace({ offset, length }: Place, into = Buffer.allocUnsafeSlow(length)): Uint8Array {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, length);
  for (let done = 0; done < length; ) {
    const count = readSync(sharedFile(), bytes, done, length - done, offset + done);
    if (count === 0) throw new RangeError(`The shared file ends ${length - done} bytes too early`);
    done += count;
  }
  return bytes;
}
