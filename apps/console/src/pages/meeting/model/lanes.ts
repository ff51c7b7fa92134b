import type { Attendee, Tracks } from "@hapju/contract";
import type { Segment } from "@hapju/spec";

/** One person's row of the timeline. Segments are in order and do not touch each other. */
export interface SpeakerLane {
  readonly speaker: string;
  readonly seen: readonly Segment[];
  readonly speaking: readonly Segment[];
}

/** Segments closer than this are drawn as one. */
const JOIN_SECONDS = 0.3;

/** A lane per attendee, in the order of the attendees. */
export function lanesOf(
  attendees: readonly Pick<Attendee, "id">[],
  { tracks, speaking }: Tracks,
): SpeakerLane[] {
  return attendees.map(({ id }) => ({
    speaker: id,
    seen: merged(tracks.filter(({ speaker }) => speaker === id).flatMap(({ visible }) => visible)),
    speaking: merged(speaking.filter(({ speaker }) => speaker === id)),
  }));
}

/** Segments in order, joined where they overlap or nearly touch. */
export function merged(segments: readonly Segment[]): Segment[] {
  const result: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of segments.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const last = result.at(-1);
    if (last && startSeconds - last.endSeconds <= JOIN_SECONDS)
      last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else result.push({ startSeconds, endSeconds });
  }
  return result;
}
