import type { Segment } from "@hapju/spec";
import type { FaceSighting } from "../observations/faces.ts";

/** A face that is not detected for longer than this counts as not visible. */
export const BLINK_SECONDS = 1.2;

/** The segments in which a face is visible. */
export function visibleSegments(boxes: readonly FaceSighting[]): Segment[] {
  const found: { startSeconds: number; endSeconds: number }[] = [];
  for (const { seconds } of boxes) {
    const last = found.at(-1);
    if (last && seconds - last.endSeconds <= BLINK_SECONDS) last.endSeconds = seconds;
    else found.push({ startSeconds: seconds, endSeconds: seconds });
  }
  return found;
}
