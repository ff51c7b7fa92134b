import { InferenceError } from "@hapju/inference/adapter";
import type { Box, Image } from "@hapju/spec";

/** A part of an image in pixels. */
export interface PixelRegion {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A box found by a detector, in pixels, with what it may carry along. */
export interface DetectedRegion extends PixelRegion {
  readonly confidence: number;
}

/** Shared area of two boxes by their joint area, 0…1. */
export function overlap(a: PixelRegion, b: PixelRegion): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/** Keeps the surest of boxes that overlap by more than `limit`; surest first. */
export function suppressOverlaps<T extends DetectedRegion>(candidates: readonly T[], limit: number): T[] {
  const kept: T[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.confidence - a.confidence)) {
    if (kept.every((other) => overlap(candidate, other) <= limit)) kept.push(candidate);
  }
  return kept;
}

/** A box in fractions of the frame → pixels of the image. */
export const toPixels = (box: Box, image: Image): PixelRegion => ({
  left: box.x * image.width,
  top: box.y * image.height,
  width: box.width * image.width,
  height: box.height * image.height,
});

/** Pixels of the image → a box in fractions of the frame. */
export const toFractions = (region: PixelRegion, image: Image): Box => ({
  x: region.left / image.width,
  y: region.top / image.height,
  width: region.width / image.width,
  height: region.height / image.height,
});

/**
 * The whole pixels of `region` that are on the image.
 *
 * @throws InferenceError `input-invalid` when none does
 */
export function clip(region: PixelRegion, image: Image): PixelRegion {
  const left = Math.floor(Math.max(region.left, 0));
  const top = Math.floor(Math.max(region.top, 0));
  const width = Math.floor(Math.min(region.left + region.width, image.width) - Math.max(region.left, 0));
  const height = Math.floor(Math.min(region.top + region.height, image.height) - Math.max(region.top, 0));
  if (!(width >= 1 && height >= 1)) {
    const [x, y, w, h] = [region.left, region.top, region.width, region.height].map((v) => v.toFixed(1));
    throw new InferenceError(
      "input-invalid",
      `The face box at ${x}, ${y} (${w} × ${h} pixels) has no pixel on the ${image.width} × ${image.height} image. Give boxes as fractions of the frame, 0…1.`,
      { region, width: image.width, height: image.height },
    );
  }
  return { left, top, width, height };
}
