import { AV_PIX_FMT_RGB24 } from "node-av/constants";
import { Frame, SoftwareScaleContext } from "node-av/lib";
import type { Image } from "../types.ts";
import { succeed } from "./av.ts";
import { isTurned, type Orientation, orient } from "./orientation.ts";

/** Copies a plane without the padding at the end of its rows. */
export function packed(data: Buffer, stride: number, rowBytes: number, rows: number): Uint8Array {
  if (stride === rowBytes) return Uint8Array.prototype.slice.call(data, 0, rowBytes * rows);
  const copy = new Uint8Array(rowBytes * rows);
  for (let row = 0; row < rows; row += 1)
    copy.set(data.subarray(row * stride, row * stride + rowBytes), row * rowBytes);
  return copy;
}

/** Turns decoded frames of any pixel format into RGB pictures of one size, upright. */
export class Painter {
  readonly #context = new SoftwareScaleContext();
  readonly #out = new Frame();
  readonly #orientation: Orientation;

  constructor(width: number, height: number, orientation: Orientation) {
    this.#orientation = orientation;
    this.#context.allocContext();
    succeed(this.#context.setOption("sws_flags", "bilinear"), "set up the scaler");
    this.#out.alloc();
    const turned = isTurned(orientation);
    this.#out.width = turned ? height : width;
    this.#out.height = turned ? width : height;
    this.#out.format = AV_PIX_FMT_RGB24;
    succeed(this.#out.getBuffer(), "hold a picture");
  }

  paint(frame: Frame): Image {
    const out = this.#out;
    succeed(this.#context.scaleFrameSync(out, frame), "convert a picture");
    const { width, height } = out;
    const data = packed(out.data![0]!, out.linesize[0]!, width * 3, height);
    return orient({ width, height, data }, this.#orientation, 3);
  }

  close(): void {
    this.#context.freeContext();
    this.#out.free();
  }
}
