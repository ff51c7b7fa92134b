import { readSync, writeSync } from "node:fs";
import { sharedFile } from "./shared-file.ts";

/** A range of the shared file, in bytes. */
export interface BufferRef {
  readonly offset: number;
  readonly length: number;
}

/** Buffers have few sizes, so that a freed one fits the next request. */
const SMALLEST_BYTES = 1 << 16;

interface Slot {
  readonly offset: number;
  readonly size: number;
}

/** Free slots, the one freed last at the end. */
const free: Slot[] = [];
let end = 0;

/** The memory of all borrowed views. It is never written, so the system gives it no pages. */
let placeholder = new ArrayBuffer(0);
const placeholders = new WeakSet<ArrayBufferLike>();
const borrowed = new WeakMap<ArrayBufferView, BufferRef>();

/**
 * Memory shared between this process and its children, for answers too large for a pipe, such as images. A child
 * writes into it with {@link writeBuffer}; this process mostly passes borrowed views on to another child without
 * reading them.
 *
 * @example
 * using buffer = new SharedBuffer(6_000_000);
 * const length = await decoder.calls.image(buffer.ref);
 * await host.calls.detect(buffer.borrow(0, length)); // the image went through no pipe, and not through this process
 */
export class SharedBuffer implements Disposable {
  /** Where the buffer is in the shared file: pass it to the child that writes. */
  readonly ref: BufferRef;
  #slot: Slot | undefined;

  /** @param length size in bytes */
  constructor(length: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(length, SMALLEST_BYTES)));
    const at = free.findLastIndex((slot) => slot.size === size);
    const [slot = newSlot(size)] = free.splice(at, at < 0 ? 0 : 1);
    this.#slot = slot;
    this.ref = { offset: slot.offset, length };
  }

  /**
   * A view that stands for bytes of the buffer until the buffer is disposed. Passed to a child it arrives as those
   * bytes; in this process it holds no data, see {@link copyOf}.
   */
  borrow(at: number, length: number): Uint8Array {
    return lend(new Uint8Array(placeholderOf(length), 0, length), this.#refAt(at, length));
  }

  /** The same as {@link borrow} for `count` float32 numbers that begin at byte `at`. */
  borrowFloats(at: number, count: number): Float32Array {
    const length = count * Float32Array.BYTES_PER_ELEMENT;
    return lend(new Float32Array(placeholderOf(length), 0, count), this.#refAt(at, length));
  }

  #refAt(at: number, length: number): BufferRef {
    return { offset: this.ref.offset + at, length };
  }

  /** Frees the buffer: what borrowed views stand for may change from now on. */
  [Symbol.dispose](): void {
    if (this.#slot) free.push(this.#slot);
    this.#slot = undefined;
  }
}

function newSlot(size: number): Slot {
  const slot = { offset: end, size };
  end += size;
  return slot;
}

function placeholderOf(length: number): ArrayBuffer {
  if (placeholder.byteLength < length) {
    placeholder = new ArrayBuffer(2 ** Math.ceil(Math.log2(length)));
    placeholders.add(placeholder);
  }
  return placeholder;
}

function lend<View extends ArrayBufferView>(view: View, ref: BufferRef): View {
  borrowed.set(view, ref);
  return view;
}

/**
 * Where the bytes of a borrowed view are in the shared file; `undefined` for any other view.
 * @throws TypeError for a part of a borrowed view, which has no data
 */
export function bufferRefOf(view: ArrayBufferView): BufferRef | undefined {
  const ref = borrowed.get(view);
  if (!ref && placeholders.has(view.buffer))
    throw new TypeError(
      "A part of a borrowed view has no data. Copy the whole view with copyOf, and take a part of the copy.",
    );
  return ref;
}

/** A copy of bytes, read from the shared file if the view is borrowed. */
export function copyOf(bytes: Uint8Array): Uint8Array;
/** A copy of float32 numbers, read from the shared file if the view is borrowed. */
export function copyOf(numbers: Float32Array): Float32Array;
/** A copy of the values, read from the shared file if the view is borrowed. */
export function copyOf(values: Uint8Array | Float32Array): Uint8Array | Float32Array {
  const ref = bufferRefOf(values);
  if (!ref) return values.slice();
  const bytes = readBuffer(ref);
  return values instanceof Float32Array ? new Float32Array(bytes.buffer) : bytes;
}

/** Whether this process has shared buffers, so that its values may hold borrowed views. */
export const hasSharedBuffers = (): boolean => end > 0;

/**
 * Writes bytes into a buffer.
 * @param at offset in the buffer
 * @returns false if they do not fit or the disk of the temporary folder is full: then send the bytes themselves
 */
export function writeBuffer({ offset, length }: BufferRef, at: number, bytes: Uint8Array): boolean {
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
 * A copy of a range of the shared file, in new memory or in `into`.
 * @throws RangeError if less was written there
 */
export function readBuffer({ offset, length }: BufferRef, into = Buffer.allocUnsafeSlow(length)): Uint8Array {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, length);
  for (let done = 0; done < length; ) {
    const count = readSync(sharedFile(), bytes, done, length - done, offset + done);
    if (count === 0)
      throw new RangeError(
        `The shared file ends at byte ${offset + done}, ${length - done} bytes before the end of the range. Write the range before it is read.`,
      );
    done += count;
  }
  return bytes;
}
