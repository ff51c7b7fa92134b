import type { BoxPath } from "./box-path.ts";
import { isTurned } from "./orientation.ts";
import type { Shape } from "./shape.ts";

/** Side of a face crop in pixels. */
export const CROP_SIZE = 112;
/** Stored pixels a step may skip before more than one is read. */
const COARSEST_STEP = 1.5;

/** A plane of brightness as stored. */
export interface Luma {
  readonly data: Uint8Array;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
  /** 0…255 rather than 16…235. */
  readonly full: boolean;
}

/** A square in pixels of the picture as shown. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The square around the middle of a path's box, with its longer side. */
export function squareOf(path: BoxPath, index: number, { width, height }: Shape): Square {
  const [x = 0, y = 0, boxWidth = 0, boxHeight = 0] = path.subarray(index * 4, index * 4 + 4);
  const side = Math.max(boxWidth * width, boxHeight * height, 1);
  return {
    left: (x + boxWidth / 2) * width - side / 2,
    top: (y + boxHeight / 2) * height - side / 2,
    side,
  };
}

/** Limited range to full range. */
const EXPANDED = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.min(255, Math.max(0, Math.round(((value - 16) * 255) / 219))),
);
const AS_IS = Uint8Array.from({ length: 256 }, (_, value) => value);

/** Stored position and blend of each sample along one axis of the crop. */
interface Axis {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Share of `high`, of 256. */
  readonly blend: Int32Array;
}

/** @param samples per side of the crop; @param size of the stored picture along this axis; beyond its border the border repeats. */
function axisOf(start: number, step: number, samples: number, size: number, stride: number): Axis {
  const axis = {
    low: new Int32Array(samples),
    high: new Int32Array(samples),
    blend: new Int32Array(samples),
  };
  for (let index = 0; index < samples; index += 1) {
    const at = Math.min(size - 1, Math.max(0, start + (index + 0.5) * step - 0.5));
    const low = Math.floor(at);
    axis.low[index] = low * stride;
    axis.high[index] = Math.min(size - 1, low + 1) * stride;
    axis.blend[index] = Math.round((at - low) * 256);
  }
  return axis;
}

/** Scales a square of the picture, as shown, to 112 × 112 bytes of full-range grey. */
export function cropSquare(luma: Luma, shape: Shape, { left, top, side }: Square, crop: Uint8Array): void {
  const { a, b, c, d } = shape.orientation;
  const turned = isTurned(shape.orientation);
  // Stored pixels to a pixel shown, along the stored axes: they differ when pixels are not square.
  const scaleX = luma.width / (turned ? shape.height : shape.width);
  const scaleY = luma.height / (turned ? shape.width : shape.height);
  const perPixel = Math.max(1, Math.ceil((side * Math.max(scaleX, scaleY)) / CROP_SIZE / COARSEST_STEP));
  const samples = CROP_SIZE * perPixel;
  const step = side / samples;
  // Along the shown x run the stored x or, turned, the stored y; a negative sign runs backwards.
  const along = (start: number, shown: number, sign: number, scale: number, size: number, stride: number) =>
    sign > 0
      ? axisOf(start * scale, step * scale, samples, size, stride)
      : axisOf((shown - start) * scale, -step * scale, samples, size, stride);
  const across = turned
    ? along(left, shape.width, c, scaleY, luma.height, luma.stride)
    : along(left, shape.width, a, scaleX, luma.width, 1);
  const down = turned
    ? along(top, shape.height, b, scaleX, luma.width, 1)
    : along(top, shape.height, d, scaleY, luma.height, luma.stride);
  const range = luma.full ? AS_IS : EXPANDED;
  const divisor = 65_536 * perPixel * perPixel;
  // Rows are blended along x once and kept while the crop's rows lie between the same two.
  let [upper, lower] = [new Line(luma.data), new Line(luma.data)];
  const sums = new Float64Array(CROP_SIZE);
  let to = 0;
  for (let y = 0; y < samples; y += perPixel) {
    sums.fill(divisor / 2);
    for (let row = y; row < y + perPixel; row += 1) {
      if (lower.row === down.low[row]) [upper, lower] = [lower, upper];
      const above = upper.at(down.low[row] ?? 0, across, perPixel);
      const below = lower.at(down.high[row] ?? 0, across, perPixel);
      const blend = down.blend[row] ?? 0;
      for (let x = 0; x < CROP_SIZE; x += 1)
        sums[x] = (sums[x] ?? 0) + ((above[x] ?? 0) * (256 - blend) + (below[x] ?? 0) * blend);
    }
    for (let x = 0; x < CROP_SIZE; x += 1) crop[to++] = range[Math.floor((sums[x] ?? 0) / divisor)] ?? 0;
  }
}

/** One stored row (turned: column) blended to the width of the crop, 256 times too bright. */
class Line {
  row = -1;
  readonly #values = new Int32Array(CROP_SIZE);
  readonly #data: Uint8Array;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  at(row: number, { low, high, blend }: Axis, perPixel: number): Int32Array {
    const values = this.#values;
    if (this.row === row) return values;
    this.row = row;
    const data = this.#data;
    for (let x = 0, sample = 0; x < CROP_SIZE; x += 1) {
      let sum = 0;
      for (const end = sample + perPixel; sample < end; sample += 1) {
        const near = data[row + (low[sample] ?? 0)] ?? 0;
        sum += (near << 8) + ((data[row + (high[sample] ?? 0)] ?? 0) - near) * (blend[sample] ?? 0);
      }
      values[x] = sum;
    }
    return values;
  }
}
