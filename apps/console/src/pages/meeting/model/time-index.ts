import type { Segment } from "@hapju/spec";

/** Position of the last item that starts at or before a time, or -1. Items are in order of their start. */
export function lastStartedAt(items: readonly Pick<Segment, "startSeconds">[], seconds: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.startSeconds ?? Number.POSITIVE_INFINITY) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
