import type { Image } from "@hapju/spec";

/** The order of red, green and blue in a network's input. */
export type Layout = "interleaved-rgb" | "planar-rgb" | "planar-bgr";

/** Where each output column (or row) is read: between two source pixels, −1 for black. */
export interface SamplingAxis {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Share of `high`. */
  readonly weight: Float32Array;
}

/**
 * An axis of a region made square with black and scaled to `size`, read as TensorFlow's bilinear
 * resize does (no half-pixel shift), which is what face-api's networks were measured with.
 *
 * @param region.before black pixels ahead of the region
 * @param count outputs wanted, at most `size`
 */
export function squareAxis(
  region: { readonly start: number; readonly length: number; readonly before: number; readonly side: number },
  size: number,
  count = size,
): SamplingAxis {
  const source = (at: number) => {
    const inside = at - region.before;
    return inside >= 0 && inside < region.length ? region.start + inside : -1;
  };
  return axis(count, (i) => {
    const position = (i * region.side) / size;
    const low = Math.floor(position);
    const high = Math.min(region.side - 1, Math.ceil(position));
    return [source(low), source(high), position - low];
  });
}

/** An axis of `length` source pixels scaled to `content` outputs, pixel centres matched, black up to `count`. */
export function scaledAxis(length: number, content: number, count: number): SamplingAxis {
  return axis(count, (i) => {
    if (i >= content) return [-1, -1, 0];
    const position = Math.min(length - 1, Math.max(0, ((i + 0.5) * length) / content - 0.5));
    const low = Math.floor(position);
    return [low, Math.min(length - 1, low + 1), position - low];
  });
}

function axis(
  count: number,
  at: (index: number) => [low: number, high: number, weight: number],
): SamplingAxis {
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  const weight = new Float32Array(count);
  for (let i = 0; i < count; i++) [low[i], high[i], weight[i]] = at(i) as [number, number, number];
  return { low, high, weight };
}

/** Reads `image` along two axes, bilinearly, into `out` from `offset` on; values stay 0…255. */
export function sample(
  image: Image,
  columns: SamplingAxis,
  rows: SamplingAxis,
  {
    out,
    offset = 0,
    layout,
  }: { readonly out: Float32Array; readonly offset?: number; readonly layout: Layout },
): void {
  const { data, width } = image;
  const across = columns.low.length;
  const { pixel, channel, first } = strides(layout, across * rows.low.length);
  for (let y = 0; y < rows.low.length; y++) {
    const top = (rows.low[y] ?? 0) * width * 3;
    const bottom = (rows.high[y] ?? 0) * width * 3;
    const down = rows.weight[y] ?? 0;
    for (let x = 0; x < across; x++) {
      const left = (columns.low[x] ?? 0) * 3;
      const right = (columns.high[x] ?? 0) * 3;
      const along = columns.weight[x] ?? 0;
      const at = offset + (y * across + x) * pixel + first;
      for (let c = 0; c < 3; c++) {
        const a = top < 0 || left < 0 ? 0 : (data[top + left + c] ?? 0);
        const b = top < 0 || right < 0 ? 0 : (data[top + right + c] ?? 0);
        const d = bottom < 0 || left < 0 ? 0 : (data[bottom + left + c] ?? 0);
        const e = bottom < 0 || right < 0 ? 0 : (data[bottom + right + c] ?? 0);
        const upper = a + (b - a) * along;
        const lower = d + (e - d) * along;
        out[at + c * channel] = upper + (lower - upper) * down;
      }
    }
  }
}

/** Steps between pixels and between channels, and the index of the first red. */
export function strides(layout: Layout, pixels: number): { pixel: number; channel: number; first: number } {
  if (layout === "interleaved-rgb") return { pixel: 3, channel: 1, first: 0 };
  if (layout === "planar-rgb") return { pixel: 1, channel: pixels, first: 0 };
  return { pixel: 1, channel: -pixels, first: 2 * pixels };
}
