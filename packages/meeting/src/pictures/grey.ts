import type { Box, Image } from "@hapju/spec";

/** The grey values of a part of a picture, row by row. */
export function greyOf(image: Image, box: Box): Uint8Array {
  const width = Math.max(1, Math.round(box.width * image.width));
  const height = Math.max(1, Math.round(box.height * image.height));
  const left = Math.round(box.x * image.width);
  const top = Math.round(box.y * image.height);
  const { data } = image;
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.min(image.height - 1, Math.max(0, top + y)) * image.width;
    for (let x = 0; x < width; x++) {
      const at = (row + Math.min(image.width - 1, Math.max(0, left + x))) * 3;
      // ITU-R BT.601 luma
      grey[y * width + x] =
        0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    }
  }
  return grey;
}
