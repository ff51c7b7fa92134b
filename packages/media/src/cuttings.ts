import { fillPlace, type Place, placeOf, Room, readPlace } from "@hapju/process";
import { bytesOf, pixelsOf } from "./decoder/cut.ts";
import type { Pool } from "./pool.ts";
import type { Image, Part } from "./types.ts";

/** Bytes of a room: a few hundred faces. Of what is not filled there is nothing on the disk. */
const ROOM_BYTES = 1 << 24;

/** What was cut out of a picture. */
export interface Cutting {
  readonly width: number;
  readonly height: number;
  /** A copy of its pixels. Not after the cuttings it is one of are disposed. */
  read(): Image;
}

/**
 * Parts of pictures, kept until it is known which of them are needed. They lie in the file that processes share, and
 * a decoder process cuts them there: in this process, hundreds of them keep the garbage collector busy (decision 0104).
 *
 * @example
 * using cuttings = media.cuttings();
 * for await (const batch of media.frames(path, { framesPerSecond: 2, lend: true }))
 *   for (const frame of batch) seen.push(...(await cuttings.cut(frame, partsOf(frame))));
 * lookAt(best(seen).read());
 */
export class Cuttings implements Disposable {
  readonly #pool: Pool;
  readonly #rooms: Room[] = [];
  /** Where the room used last is free. */
  #free = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Cuts parts out of a picture, which is not needed afterwards. @throws {MediaError} closed, decoder-died */
  async cut({ width, data }: Image, parts: readonly Part[]): Promise<Cutting[]> {
    if (parts.length === 0) return [];
    const room = this.#reserve(parts.reduce((sum, part) => sum + bytesOf(part), 0));
    const place = placeOf(data);
    let sent: Uint8Array | undefined;
    if (place) {
      sent = await this.#pool.run("the picture", (calls) => calls.cutParts({ place, width }, parts, room));
    } else {
      const pixels = pixelsOf({ width, data }, parts);
      if (!fillPlace(room, 0, pixels)) sent = pixels;
    }
    let at = 0;
    return parts.map((part) => {
      const { width, height } = part;
      const [from, length] = [at, bytesOf(part)];
      at += length;
      const bytes = () =>
        sent ? sent.slice(from, from + length) : readPlace({ offset: room.offset + from, length });
      return { width, height, read: () => ({ width, height, data: bytes() }) };
    });
  }

  #reserve(length: number): Place {
    let room = this.#rooms.at(-1);
    if (!room || this.#free + length > room.place.length) {
      room = new Room(Math.max(ROOM_BYTES, length));
      this.#rooms.push(room);
      this.#free = 0;
    }
    const place = { offset: room.place.offset + this.#free, length };
    this.#free += length;
    return place;
  }

  /** Frees their room for others. */
  [Symbol.dispose](): void {
    for (const room of this.#rooms.splice(0)) room[Symbol.dispose]();
  }
}
