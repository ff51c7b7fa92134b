import type { Frame } from "../types.ts";
import { borrow } from "./inputs.ts";
import { Painter } from "./painter.ts";
import { type Picture, readPictures } from "./pictures.ts";
import { shapeOf, videoOf } from "./shape.ts";

/** A batch crosses to the parent in one message: small enough to keep little in flight. */
const BATCH_BYTES = 12_000_000;
const BATCH_FRAMES = 8;
/** Cursors left open by a parent that lost interest are closed, oldest first. */
const MOST_CURSORS = 8;

export interface FramesRequest {
  readonly times: Float64Array;
  readonly width: number | undefined;
}

export interface FramesBatch {
  readonly frames: Frame[];
  /** Index of the first time the next batch answers. */
  readonly next: number;
  readonly done: boolean;
}

/** A place in a recording, kept between batches. */
class Cursor {
  next: number;
  readonly #times: Float64Array;
  readonly #loan: ReturnType<typeof borrow>;
  readonly #painter: Painter;
  readonly #pictures: Generator<Picture>;
  readonly #offset: number;

  constructor(path: string, { times, width }: FramesRequest, from: number) {
    this.next = from;
    this.#offset = from;
    this.#times = times;
    this.#loan = borrow(path);
    const stream = this.#orRelease(() => videoOf(this.#loan.input));
    const shape = shapeOf(stream);
    const shownWidth = width ?? shape.width;
    const shownHeight = Math.max(1, Math.round((shape.height * shownWidth) / shape.width));
    this.#painter = new Painter(shownWidth, shownHeight, shape.orientation);
    this.#pictures = readPictures(this.#loan.input, stream, times.subarray(from));
  }

  #orRelease<T>(find: () => T): T {
    try {
      return find();
    } catch (error) {
      this.#loan.release();
      throw error;
    }
  }

  read(): FramesBatch {
    const frames: Frame[] = [];
    let bytes = 0;
    while (frames.length < BATCH_FRAMES && bytes < BATCH_BYTES) {
      const { done, value } = this.#pictures.next();
      if (done) return { frames, next: this.#times.length, done: true };
      const image = this.#painter.paint(value.frame);
      for (let index = value.from; index < value.to; index += 1) {
        frames.push({ ...image, seconds: this.#times[index + this.#offset]! });
        bytes += image.data.length;
      }
      this.next = value.to + this.#offset;
    }
    return { frames, next: this.next, done: this.next === this.#times.length };
  }

  close(): void {
    this.#pictures.return(undefined);
    this.#painter.close();
    this.#loan.release();
  }
}

const cursors = new Map<string, Cursor>();

/**
 * The next frames from time number `from` on. The cursor is only kept to go on cheaply: without it, in a
 * fresh process, the same frames come from a new one.
 */
export function readFrames(id: string, path: string, request: FramesRequest, from: number): FramesBatch {
  let cursor = cursors.get(id);
  if (!cursor || cursor.next !== from) {
    closeFrames(id);
    cursor = new Cursor(path, request, from);
    cursors.set(id, cursor);
    if (cursors.size > MOST_CURSORS) closeFrames(cursors.keys().next().value!);
  }
  const batch = cursor.read();
  if (batch.done) closeFrames(id);
  return batch;
}

export function closeFrames(id: string): void {
  cursors.get(id)?.close();
  cursors.delete(id);
}
