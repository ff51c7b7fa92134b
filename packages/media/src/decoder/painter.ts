import type { Image } from "@hapju/spec";
import { AV_PIX_FMT_RGB24 } from "node-av/constants";
import { Frame, SoftwareScaleContext } from "node-av/lib";
import { planeOf, succeed } from "./av.ts";
import { isTurned, type Orientation, orient } from "./orientation.ts";

/** Turns decoded frames of any pixel format into RGB pictures of one size, upright. */
export class Painter {
  readonly #context = new SoftwareScaleContext();
  readonly #out = new Frame();
  readonly #orientation: Orientation;
  /** Reused for each picture: otherwise three megabytes each are garbage, twice a second. */
  readonly #pixels: Uint8Array;

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
    this.#pixels = new Uint8Array(width * height * 3);
  }

  /** The picture, valid until the next call. */
  paint(frame: Frame): Image {
    const out = this.#out;
    succeed(this.#context.scaleFrameSync(out, frame), "convert a picture");
    const { width, height } = out;
    const { data: plane, stride } = planeOf(out);
    const data = this.#pixels;
    if (stride === width * 3) data.set(plane.subarray(0, data.length));
    // Rows have padding at their ends.
    else
      for (let row = 0; row < height; row += 1)
        data.set(plane.subarray(row * stride, row * stride + width * 3), row * width * 3);
    return orient({ width, height, data }, this.#orientation, 3);
  }

  close(): void {
    this.#context.freeContext();
    this.#out.free();
  }
}
