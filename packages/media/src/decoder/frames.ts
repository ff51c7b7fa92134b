import { type BufferRef, writeBuffer } from "@hapju/process";
import { defined } from "../defined.ts";
import type { RecordingLayout } from "./layout.ts";
import { Painter } from "./painter.ts";
import type { Shape } from "./shape.ts";
import { type ShownPicture, shownPictures } from "./shown-pictures.ts";

/** A batch is what fits its buffer, and no more pictures than this. */
const BATCH_FRAMES = 8;
/** Cursors left open by a parent that lost interest are closed, oldest first. */
const MOST_CURSORS = 8;

/** Which frames, and how wide. */
export interface FramesRequest {
  readonly times: Float64Array;
  readonly width: number | undefined;
  /** Which of the video tracks. */
  readonly track: number;
}

/** A picture on its way to the parent. */
export interface SentFrame {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  /** Where in the buffer its bytes begin, or the bytes themselves where they did not fit. */
  readonly data: number | Uint8Array;
}

/** Frames on their way to the parent. */
export interface FramesBatch {
  readonly frames: SentFrame[];
  /** Index of the first time the next batch answers. */
  readonly next: number;
  readonly done: boolean;
}

/** A position in a recording, kept between batches. */
class Cursor {
  next: number;
  readonly #times: Float64Array;
  readonly #width: number | undefined;
  readonly #pictures: Generator<ShownPicture>;
  readonly #offset: number;
  #painter: Painter | undefined;
  #shape: Shape | undefined;

  constructor(layout: RecordingLayout, { times, width, track }: FramesRequest, from: number) {
    this.next = from;
    this.#offset = from;
    this.#times = times;
    this.#width = width;
    this.#pictures = shownPictures(layout, track, times.subarray(from));
  }

  /** Each piece of a recording has a shape of its own. */
  #painterFor(shape: Shape): Painter {
    if (this.#painter && this.#shape === shape) return this.#painter;
    this.#painter?.close();
    const width = this.#width ?? shape.width;
    const height = Math.max(1, Math.round((shape.height * width) / shape.width));
    this.#painter = new Painter(width, height, shape.orientation);
    this.#shape = shape;
    return this.#painter;
  }

  read(buffer: BufferRef): FramesBatch {
    const frames: SentFrame[] = [];
    let bytes = 0;
    let largest = 0;
    while (frames.length < BATCH_FRAMES && bytes + largest <= buffer.length) {
      const { done, value } = this.#pictures.next();
      if (done) return { frames, next: this.#times.length, done: true };
      const { width, height, data } = this.#painterFor(value.shape).paint(value.frame);
      const sent = writeBuffer(buffer, bytes, data) ? bytes : data.slice();
      for (let index = value.from; index < value.to; index += 1)
        frames.push({ width, height, data: sent, seconds: this.#times[index + this.#offset] ?? 0 });
      bytes += data.length;
      largest = Math.max(largest, data.length);
      this.next = value.to + this.#offset;
    }
    return { frames, next: this.next, done: this.next === this.#times.length };
  }

  close(): void {
    this.#pictures.return(undefined);
    this.#painter?.close();
  }
}

const cursors = new Map<string, Cursor>();

/**
 * The next frames from time number `from` on, their pictures in the buffer given. The cursor is only kept to go on cheaply: without it, in a
 * fresh process, the same frames come from a new one.
 */
export function readFrames(
  id: string,
  layout: RecordingLayout,
  request: FramesRequest,
  from: number,
  buffer: BufferRef,
): FramesBatch {
  let cursor = cursors.get(id);
  if (!cursor || cursor.next !== from) {
    closeFrames(id);
    cursor = new Cursor(layout, request, from);
    cursors.set(id, cursor);
    if (cursors.size > MOST_CURSORS) closeFrames(defined(cursors.keys().next().value));
  }
  const batch = cursor.read(buffer);
  if (batch.done) closeFrames(id);
  return batch;
}

/** Closes a cursor. */
export function closeFrames(id: string): void {
  cursors.get(id)?.close();
  cursors.delete(id);
}
