import { type BufferRef, writeBuffer } from "@hapju/process";
import { AV_PIX_FMT_GRAY8, AVCOL_RANGE_JPEG } from "node-av/constants";
import { avGetPixFmtName, Frame, SoftwareScaleContext } from "node-av/lib";
import { valueAt } from "../defined.ts";
import type { CropTrack } from "../types.ts";
import { planeOf, succeed } from "./av.ts";
import { boxesAt } from "./box-path.ts";
import { CROP_SIZE, cropSquare, type Luma, squareOf } from "./crop-sampler.ts";
import { gridTimes } from "./grid.ts";
import type { RecordingLayout } from "./layout.ts";
import { shownPictures } from "./shown-pictures.ts";

const CROP_BYTES = CROP_SIZE * CROP_SIZE;
/** Formats whose first plane is 8-bit brightness. */
const LUMA_FIRST = /^(yuvj?4[0-9]{2}p|yuva4[0-9]{2}p|nv12|nv21|nv16|nv24|gray)$/;

/** The brightness of a frame, without a copy where its format allows. */
class LumaReader {
  readonly #context = new SoftwareScaleContext();
  readonly #grey = new Frame();

  constructor() {
    this.#context.allocContext();
    this.#grey.alloc();
  }

  read(frame: Frame): Luma {
    const name = avGetPixFmtName(frame.format as typeof AV_PIX_FMT_GRAY8) ?? "";
    const direct = LUMA_FIRST.test(name);
    const source = direct ? frame : this.#toGrey(frame);
    const full =
      !direct || name === "gray" || name.startsWith("yuvj") || frame.colorRange === AVCOL_RANGE_JPEG;
    const { width, height } = source;
    return { ...planeOf(source), width, height, full };
  }

  #toGrey(frame: Frame): Frame {
    const grey = this.#grey;
    if (grey.width !== frame.width || grey.height !== frame.height) {
      grey.unref();
      grey.width = frame.width;
      grey.height = frame.height;
      grey.format = AV_PIX_FMT_GRAY8;
      succeed(grey.getBuffer(), "hold a picture");
    }
    succeed(this.#context.scaleFrameSync(grey, frame), "convert a picture to grey");
    return grey;
  }

  close(): void {
    this.#context.freeContext();
    this.#grey.free();
  }
}

/** Crops on their way to the parent. */
export interface SentCrops {
  readonly firstSeconds: number;
  readonly count: number;
  /** For each track, where in the buffer its bytes begin, or the bytes themselves where they did not fit. */
  readonly tracks: readonly (number | Uint8Array)[];
}

/** Follows faces through a segment of a recording, decoding it once; the crops are written to the given buffer. */
export function readCrops(
  layout: RecordingLayout,
  options: {
    readonly startSeconds: number;
    readonly endSeconds: number;
    readonly framesPerSecond: number;
    readonly tracks: readonly CropTrack[];
    readonly track: number;
  },
  buffer: BufferRef,
): SentCrops {
  const { framesPerSecond, track } = options;
  const times = gridTimes(options, framesPerSecond);
  const tracks = options.tracks.map(() => new Uint8Array(times.length * CROP_BYTES));
  const paths = options.tracks.map((track) => boxesAt(track, times));
  const reader = new LumaReader();
  let first = times.length;
  let end = 0;
  try {
    for (const { frame, from, to, shape } of shownPictures(layout, track, times)) {
      const luma = reader.read(frame);
      first = Math.min(first, from);
      end = to;
      for (let index = from; index < to; index += 1) {
        for (const [order, crops] of tracks.entries()) {
          const square = squareOf(valueAt(paths, order), index, shape);
          cropSquare(luma, shape, square, crops.subarray(index * CROP_BYTES, (index + 1) * CROP_BYTES));
        }
      }
    }
  } finally {
    reader.close();
  }
  const count = Math.max(0, end - first);
  const sent = tracks.map((crops, order) => {
    const seen = crops.subarray(first * CROP_BYTES, (first + count) * CROP_BYTES);
    const at = order * count * CROP_BYTES;
    return writeBuffer(buffer, at, seen) ? at : seen;
  });
  return { firstSeconds: times[first] ?? options.startSeconds, count, tracks: sent };
}
