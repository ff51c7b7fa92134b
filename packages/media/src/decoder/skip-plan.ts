import { valueAt } from "../defined.ts";

/** A packet of the track in decoding order. */
export interface Queued {
  /** When its picture is shown; NaN where the container does not say. */
  readonly seconds: number;
  /** Decoding can begin here. */
  readonly key: boolean;
}

/** A picture stands for times from this much before it is shown; nearer pictures share the time between them. */
const REACH_SECONDS = 0.05;

/**
 * From when on the later of two neighbouring pictures is the one to take: half-way between them in a
 * running video; only when it is shown, near enough, where the earlier stands still for long.
 */
export function turnover(earlierSeconds: number, laterSeconds: number): number {
  return laterSeconds - Math.min((laterSeconds - earlierSeconds) / 2, REACH_SECONDS);
}

/** Index of the first time at or after `seconds` in ascending times. */
export function firstAtOrAfter(times: ArrayLike<number>, seconds: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Which of the queued packets hold a picture that is needed. Knowing it before decoding lets the
 * decoder pass over pictures that nothing refers to.
 *
 * @param queue what is to be decoded, in decoding order, far enough ahead that the neighbours in time
 * of the first are in it
 * @param before times of the pictures decoded just before, in any order
 * @param times the requested times, ascending
 */
export function wantedOf(
  queue: readonly Queued[],
  before: readonly number[],
  times: ArrayLike<number>,
): boolean[] {
  const shown = [...before, ...queue.map(({ seconds }) => seconds)].sort((a, b) => a - b);
  if (shown.some(Number.isNaN)) return queue.map(() => true);
  return queue.map(({ seconds }) => {
    const position = firstAtOrAfter(shown, seconds);
    const earlier = shown[position - 1];
    const later = shown[position + 1];
    const from = earlier === undefined ? Number.NEGATIVE_INFINITY : turnover(earlier, seconds);
    const to = later === undefined ? Number.POSITIVE_INFINITY : turnover(seconds, later);
    const first = times[firstAtOrAfter(times, from)];
    return first !== undefined && first < to;
  });
}

/**
 * How many packets can be dropped from the head of the queue because the next key frame begins before
 * any requested time; 0 when decoding must continue.
 */
export function droppable(queue: readonly Queued[], wanted: readonly boolean[]): number {
  const key = queue.findIndex((packet, index) => index > 0 && packet.key);
  if (key < 0) return 0;
  // Pictures behind the key frame in the file but shown before it lean on what would be dropped.
  const needed = queue.some(
    ({ seconds }, index) => wanted[index] && (index < key || seconds < valueAt(queue, key).seconds),
  );
  return needed ? 0 : key;
}
