import type { Box } from "@hapju/contract";
import type { Segment } from "@hapju/spec";
import type { MeetingTrack } from "./types";

type TrackBox = MeetingTrack["boxes"][number];

/** A face in the picture at one time. */
export interface FaceShown extends Box {
  readonly track: string;
  readonly speaker: string;
}

/** Sightings further apart than this are not joined by a line: the face was somewhere else in between. */
const BRIDGE_SECONDS = 1.5;
/** A face is shown this long around a single sighting. */
const HOLD_SECONDS = 0.25;

/** The faces in the picture at a time, each where it is between its two nearest sightings; only while visible. */
export function facesAt(tracks: readonly MeetingTrack[], seconds: number): FaceShown[] {
  return tracks.flatMap((track) => {
    if (!track.visible.some((segment) => holds(segment, seconds))) return [];
    const box = boxAt(track.boxes, seconds);
    return box ? [{ ...box, track: track.id, speaker: track.speaker }] : [];
  });
}

/** Where a face is at a time; undefined too far from any sighting. */
export function boxAt(sightings: readonly TrackBox[], seconds: number): Box | undefined {
  const next = firstAfter(sightings, seconds);
  const [a, b] = [sightings[next - 1], sightings[next]];
  if (a && b && b.seconds - a.seconds <= BRIDGE_SECONDS) {
    const share = (seconds - a.seconds) / (b.seconds - a.seconds);
    const between = (from: number, to: number) => from + (to - from) * share;
    return {
      x: between(a.x, b.x),
      y: between(a.y, b.y),
      width: between(a.width, b.width),
      height: between(a.height, b.height),
    };
  }
  const near = [a, b].find((one) => one && Math.abs(one.seconds - seconds) <= HOLD_SECONDS);
  return near && { x: near.x, y: near.y, width: near.width, height: near.height };
}

function holds({ startSeconds, endSeconds }: Segment, seconds: number): boolean {
  return seconds >= startSeconds - HOLD_SECONDS && seconds <= endSeconds + HOLD_SECONDS;
}

function firstAfter(sightings: readonly TrackBox[], seconds: number): number {
  let [low, high] = [0, sightings.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sightings[middle]?.seconds ?? Number.POSITIVE_INFINITY) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
