import { type BufferRef, readBuffer, writeBuffer } from "@hapju/process";
import type { Image } from "@hapju/spec";
import type { Part } from "../types.ts";

/** What was read last of a picture: the next is as large. */
let scratch = Buffer.alloc(0);

/** The parts' pixels, one part behind the other. */
export function pixelsOf(
  picture: Pick<Image, "width" | "data">,
  parts: readonly Part[],
  firstRow = 0,
): Buffer {
  const pixels = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + bytesOf(part), 0));
  let at = 0;
  for (const { left, top, width, height } of parts) {
    for (let row = top - firstRow; row < top - firstRow + height; row += 1) {
      const from = (row * picture.width + left) * 3;
      pixels.set(picture.data.subarray(from, from + width * 3), at);
      at += width * 3;
    }
  }
  return pixels;
}

/** Bytes of a part. */
export const bytesOf = ({ width, height }: Part): number => width * height * 3;

/**
 * Cuts parts out of a picture in the shared file into a buffer there. Only rows with parts are read.
 * @returns the pixels where they did not fit
 */
export function cutParts(
  { ref, width }: { readonly ref: BufferRef; readonly width: number },
  parts: readonly Part[],
  buffer: BufferRef,
): Uint8Array | undefined {
  const firstRow = Math.min(...parts.map(({ top }) => top));
  const rows = Math.max(...parts.map(({ top, height }) => top + height)) - firstRow;
  const length = rows * width * 3;
  if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length);
  const data = readBuffer({ offset: ref.offset + firstRow * width * 3, length }, scratch);
  const pixels = pixelsOf({ width, data }, parts, firstRow);
  return writeBuffer(buffer, 0, pixels) ? undefined : pixels;
}
