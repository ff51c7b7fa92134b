import type { Box } from "@hapju/spec";

/** Overlap of two boxes: intersection over union, 0…1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/**
 * How far a face would have moved between two boxes: distance of the centres in face sizes plus the logarithm of the
 * change of size. Frames are rarely square, so each axis is measured in its own face size.
 */
export function displacement(a: Box, b: Box): number {
  const width = (a.width + b.width) / 2;
  const height = (a.height + b.height) / 2;
  const dx = (a.x + a.width / 2 - b.x - b.width / 2) / width;
  const dy = (a.y + a.height / 2 - b.y - b.height / 2) / height;
  const growth = Math.log((a.width * a.height) / (b.width * b.height)) / 2;
  return Math.hypot(dx, dy) + Math.abs(growth);
}

/** Whether a point lies in a box, its border included. */
export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
