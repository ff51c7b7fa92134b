import { type BufferRef, bufferRefOf, readBuffer, SharedBuffer, writeBuffer } from "@hapju/process";
import type { Image } from "@hapju/spec";
import { bytesOf, pixelsOf } from "./decoder/cut.ts";
import type { Pool } from "./pool.ts";
import type { Part } from "./types.ts";

/** Bytes of a buffer: a few hundred faces. Unused parts take no space on disk. */
const BUFFER_BYTES = 1 << 24;

/** A part that was cut out of a picture. */
export interface Cutting {
  readonly width: number;
  readonly height: number;
  /** A copy of its pixels; not after its {@link Cuttings} are disposed. */
  read(): Image;
}

/**
 * Parts of pictures, kept until it is known which of them are needed. They are stored in the file that processes share, where
 * a decoder process cuts them: in this process, hundreds of them would load the garbage collector (docs/measurements/memory.md).
 *
 * @example
 * using cuttings = media.cuttings();
 * for await (const batch of media.frames(path, { framesPerSecond: 2, borrow: true }))
 *   for (const frame of batch) found.push(...(await cuttings.cut(frame, partsOf(frame))));
 * process(best(found).read());
 */
export class Cuttings implements Disposable {
  readonly #pool: Pool;
  readonly #buffers: SharedBuffer[] = [];
  /** Offset of the free part of the last buffer. */
  #free = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Cuts parts out of a picture, which is not needed afterwards. @throws {MediaError} closed, decoder-died */
  async cut({ width, data }: Image, parts: readonly Part[]): Promise<Cutting[]> {
    if (parts.length === 0) return [];
    const buffer = this.#reserve(parts.reduce((sum, part) => sum + bytesOf(part), 0));
    const ref = bufferRefOf(data);
    let sent: Uint8Array | undefined;
    if (ref) {
      sent = await this.#pool.run("the picture", (calls) => calls.cutParts({ ref, width }, parts, buffer));
    } else {
      const pixels = pixelsOf({ width, data }, parts);
      if (!writeBuffer(buffer, 0, pixels)) sent = pixels;
    }
    let at = 0;
    return parts.map((part) => {
      const { width, height } = part;
      const [from, length] = [at, bytesOf(part)];
      at += length;
      const bytes = () =>
        sent ? sent.slice(from, from + length) : readBuffer({ offset: buffer.offset + from, length });
      return { width, height, read: () => ({ width, height, data: bytes() }) };
    });
  }

  #reserve(length: number): BufferRef {
    let buffer = this.#buffers.at(-1);
    if (!buffer || this.#free + length > buffer.ref.length) {
      buffer = new SharedBuffer(Math.max(BUFFER_BYTES, length));
      this.#buffers.push(buffer);
      this.#free = 0;
    }
    const ref = { offset: buffer.ref.offset + this.#free, length };
    this.#free += length;
    return ref;
  }

  /** Frees their buffers. */
  [Symbol.dispose](): void {
    for (const buffer of this.#buffers.splice(0)) buffer[Symbol.dispose]();
  }
}
