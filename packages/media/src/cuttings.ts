import { fillPlace, Room, readPlace } from "@hapju/process";
import type { Image } from "./types.ts";

/** Bytes of a room: a few hundred faces. Of what is not filled there is nothing on the disk. */
const ROOM_BYTES = 1 << 24;

/** A part of a picture in pixels, inside it. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What was cut out of a picture. */
export interface Cutting {
  readonly width: number;
  readonly height: number;
  /** A copy of its pixels. Not after the cuttings it is one of are disposed. */
  read(): Image;
}

/**
 * Parts of pictures, kept until it is known which of them are needed. They lie in the file that processes share: in
 * memory, hundreds of them keep the garbage collector busy (decision 0104).
 *
 * @example
 * using cuttings = new Cuttings();
 * for await (const batch of media.frames(path, { framesPerSecond: 2, lend: true }))
 *   for (const frame of batch) seen.push(cuttings.cut(frame, partOf(frame)));
 * lookAt(best(seen).read());
 */
export class Cuttings implements Disposable {
  readonly #rooms: Room[] = [];
  /** Where the room used last is free. */
  #free = 0;
  #scratch = Buffer.alloc(0);

  cut({ width: pictureWidth, data }: Image, { left, top, width, height }: Part): Cutting {
    const rowBytes = width * 3;
    const length = rowBytes * height;
    if (this.#scratch.length < length) this.#scratch = Buffer.allocUnsafeSlow(length);
    const pixels = this.#scratch.subarray(0, length);
    for (let row = 0; row < height; row += 1) {
      const from = ((top + row) * pictureWidth + left) * 3;
      pixels.set(data.subarray(from, from + rowBytes), row * rowBytes);
    }
    const bytes = this.#put(pixels);
    return { width, height, read: () => ({ width, height, data: bytes() }) };
  }

  /** @returns what reads them */
  #put(bytes: Uint8Array): () => Uint8Array {
    let room = this.#rooms.at(-1);
    if (!room || this.#free + bytes.length > room.place.length) {
      room = new Room(Math.max(ROOM_BYTES, bytes.length));
      this.#rooms.push(room);
      this.#free = 0;
    }
    const place = { offset: room.place.offset + this.#free, length: bytes.length };
    if (fillPlace(place, 0, bytes)) {
      this.#free += bytes.length;
      return () => readPlace(place);
    }
    const copy = bytes.slice();
    return () => copy;
  }

  /** Frees their room for others. */
  [Symbol.dispose](): void {
    for (const room of this.#rooms.splice(0)) room[Symbol.dispose]();
  }
}
