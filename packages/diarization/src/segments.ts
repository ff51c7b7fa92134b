import type { Segment } from "@hapju/spec";

/** The time two segments share; it ends before it starts where they share none. */
export function intersection(a: Segment, b: Segment): Segment {
  return {
    startSeconds: Math.max(a.startSeconds, b.startSeconds),
    endSeconds: Math.min(a.endSeconds, b.endSeconds),
  };
}

/** Seconds that two segments share. */
export function sharedSeconds(a: Segment, b: Segment): number {
  const { startSeconds, endSeconds } = intersection(a, b);
  return Math.max(0, endSeconds - startSeconds);
}

/** Whether a time lies in a segment. */
export function includes({ startSeconds, endSeconds }: Segment, seconds: number): boolean {
  return seconds >= startSeconds && seconds < endSeconds;
}

/** The middle of a segment, in seconds from the start of the recording. */
export function middleOf({ startSeconds, endSeconds }: Segment): number {
  return (startSeconds + endSeconds) / 2;
}

/** The times of a value that has more than them. */
export function segmentOf({ startSeconds, endSeconds }: Segment): Segment {
  return { startSeconds, endSeconds };
}

/** Sorts by start, then by end. */
export function byTime(a: Segment, b: Segment): number {
  return a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds;
}

/** Sorts by start. */
export function byStart(a: Segment, b: Segment): number {
  return a.startSeconds - b.startSeconds;
}
