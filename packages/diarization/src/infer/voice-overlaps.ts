import type { Segment } from "@hapju/spec";
import { byTime, intersection } from "../segments.ts";
import type { VoiceNaming } from "../voices/name-voices.ts";
import type { DecodedSegment } from "./decoded-segments.ts";
import { shareOf } from "./heard-segments.ts";

/** Shorter overlaps are the blur between two turns. */
const MIN_OVERLAP_SECONDS = 0.2;

/**
 * Adds the speech of voices that are heard at the same time as another voice, to which the segment was given.
 *
 * @param segments in order of time
 * @returns all of them and the overlaps, in order of time
 */
export function addVoiceOverlaps(
  segments: readonly DecodedSegment[],
  voices: readonly Pick<VoiceNaming, "voice" | "entity">[],
): DecodedSegment[] {
  const extra = voices.flatMap(({ voice, entity }) => {
    const others = voices.filter((other) => other.voice !== voice && other.entity !== entity);
    const shared = voice.segments.flatMap((own) =>
      others.flatMap((other) => other.voice.segments.flatMap((segment) => shares(own, segment))),
    );
    return joined(shared).flatMap((overlap) =>
      segments
        .filter(({ state, heard }) => state.entity !== entity && !heard)
        .flatMap((segment) => shares(segment, overlap))
        .map((part): DecodedSegment => {
          const state = { entity, evidence: () => Number.NaN };
          return { ...part, state, confidence: shareOf(voice, part), overlaps: true, heard: true };
        }),
    );
  });
  return [...segments, ...extra].sort(byTime);
}

/** What two segments share, if that is long enough. */
function shares(a: Segment, b: Segment): Segment[] {
  const shared = intersection(a, b);
  return shared.endSeconds - shared.startSeconds >= MIN_OVERLAP_SECONDS ? [shared] : [];
}

/** Segments that touch as one. */
function joined(segments: readonly Segment[]): Segment[] {
  const found: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of segments.toSorted(byTime)) {
    const last = found.at(-1);
    if (last && startSeconds <= last.endSeconds) last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else found.push({ startSeconds, endSeconds });
  }
  return found;
}
