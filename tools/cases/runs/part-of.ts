import type { Image } from "@hapju/spec";

/** Left, top, width and height in pixels. */
export type Part = readonly [x: number, y: number, width: number, height: number];

/** A part of a picture. @throws RangeError if it is not inside the picture */
export function partOf(picture: Image, [left, top, width, height]: Part): Image {
  if (left + width > picture.width || top + height > picture.height)
    throw new RangeError(
      `The part ${left}, ${top}, ${width} × ${height} is not inside a picture of ${picture.width} × ${picture.height}.`,
    );
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * picture.width + left) * 3;
    data.set(picture.data.subarray(from, from + width * 3), row * width * 3);
  }
  return { width, height, data };
}
