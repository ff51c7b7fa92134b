import type { Segment } from "@hapju/spec";

/**
 * Windows spread over a recording: each is far from those before it, so that a few tell about the whole.
 *
 * @returns at most `most` windows that do not overlap, in the order to look at them
 */
export function spreadWindows(durationSeconds: number, windowSeconds: number, most: number): Segment[] {
  const count = Math.max(1, Math.floor(durationSeconds / windowSeconds));
  const seen = new Set<number>();
  for (let position = 1; seen.size < Math.min(most, count); position++)
    seen.add(Math.floor(radicalInverse(position) * count));
  return [...seen].map((index) => ({
    startSeconds: index * windowSeconds,
    endSeconds: Math.min(durationSeconds, (index + 1) * windowSeconds),
  }));
}

/** The binary digits of a number behind the point, in reverse: 1/2, 1/4, 3/4, 1/8, … (van der Corput's sequence). */
function radicalInverse(position: number): number {
  let value = 0;
  for (let [rest, digit] = [position, 0.5]; rest > 0; rest >>= 1, digit /= 2) value += (rest & 1) * digit;
  return value;
}
