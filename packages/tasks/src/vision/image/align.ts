import type { Image } from "@hapju/spec";
import { type Layout, strides } from "./sample.ts";

/** Side of the aligned face that ArcFace-style embedding networks read. */
export const ALIGNED_SIZE = 112;

/** Where the five points are on an aligned face (InsightFace, OpenCV's FaceRecognizerSF), x and y interleaved. */
const ALIGNED_POINTS = [
  38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041,
];

/** x' = a·x − b·y + x0, y' = b·x + a·y + y0. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly x0: number;
  readonly y0: number;
}

/** The rotation, scale and shift that bring `from` nearest to `to` (least squares; x and y interleaved). */
export function similarity(from: ArrayLike<number>, to: ArrayLike<number>): Similarity {
  const count = from.length / 2;
  const mean = (points: ArrayLike<number>, axis: 0 | 1) => {
    let sum = 0;
    for (let i = axis; i < points.length; i += 2) sum += points[i] ?? 0;
    return sum / count;
  };
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let along = 0;
  let across = 0;
  let spread = 0;
  for (let i = 0; i < from.length; i += 2) {
    const x = (from[i] ?? 0) - fx;
    const y = (from[i + 1] ?? 0) - fy;
    const u = (to[i] ?? 0) - tx;
    const v = (to[i + 1] ?? 0) - ty;
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  }
  const a = along / spread;
  const b = across / spread;
  return { a, b, x0: tx - a * fx + b * fy, y0: ty - b * fx - a * fy };
}

/**
 * The face of `image` turned and scaled so that its five points are where embedding networks expect
 * them, read bilinearly; black outside the image.
 *
 * @param points right eye, left eye, nose, right and left mouth corner, in pixels
 */
export function alignFace(image: Image, points: ArrayLike<number>, layout: Layout): Float32Array {
  const back = similarity(ALIGNED_POINTS, points);
  const { data, width, height } = image;
  const out = new Float32Array(3 * ALIGNED_SIZE * ALIGNED_SIZE);
  const { pixel, channel, first } = strides(layout, ALIGNED_SIZE * ALIGNED_SIZE);
  const read = (x: number, y: number, c: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (data[(y * width + x) * 3 + c] ?? 0);
  for (let v = 0; v < ALIGNED_SIZE; v++) {
    for (let u = 0; u < ALIGNED_SIZE; u++) {
      const x = back.a * u - back.b * v + back.x0;
      const y = back.b * u + back.a * v + back.y0;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const along = x - left;
      const down = y - top;
      const at = (v * ALIGNED_SIZE + u) * pixel + first;
      for (let c = 0; c < 3; c++) {
        const upper = read(left, top, c) * (1 - along) + read(left + 1, top, c) * along;
        const lower = read(left, top + 1, c) * (1 - along) + read(left + 1, top + 1, c) * along;
        out[at + c * channel] = upper * (1 - down) + lower * down;
      }
    }
  }
  return out;
}
