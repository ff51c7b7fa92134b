import type { Image } from "@hapju/spec";
import type { PixelRegion } from "../image/boxes.ts";
import { sample, squareAxis } from "../image/sample.ts";

/**
 * `region` in the middle of a black square, scaled to `size`: how face-api feeds a face to a network.
 * An odd pixel of black goes after the face.
 */
export function centredSquare(
  image: Image,
  region: PixelRegion,
  size: number,
  target: { readonly out: Float32Array; readonly offset: number },
): void {
  const side = Math.max(region.width, region.height);
  const before = (length: number) => side - length - Math.round((side - length) / 2);
  const { left, top, width, height } = region;
  sample(
    image,
    squareAxis({ start: left, length: width, before: before(width), side }, size),
    squareAxis({ start: top, length: height, before: before(height), side }, size),
    { ...target, layout: "interleaved-rgb" },
  );
}
