import { valueAt } from "../defined.ts";
import type { CropTrack } from "../types.ts";

/** A box for each time: x, y, width, height, one after the other. */
export type BoxPath = Float64Array;

/** The box of a track at ascending times: between two boxes in a straight line, outside them the nearest. */
export function boxesAt({ boxes }: CropTrack, times: Float64Array): BoxPath {
  const path = new Float64Array(times.length * 4);
  let next = 0;
  for (const [index, seconds] of times.entries()) {
    while (next < boxes.length && valueAt(boxes, next).seconds <= seconds) next += 1;
    const later = boxes[next] ?? valueAt(boxes, next - 1);
    const earlier = boxes[next - 1] ?? later;
    const span = later.seconds - earlier.seconds;
    const share = span > 0 ? (seconds - earlier.seconds) / span : 0;
    for (const [offset, side] of (["x", "y", "width", "height"] as const).entries())
      path[index * 4 + offset] = earlier.box[side] + (later.box[side] - earlier.box[side]) * share;
  }
  return path;
}
