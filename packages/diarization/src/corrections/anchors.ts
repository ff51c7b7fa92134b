import type { Segment } from "@hapju/spec";
import type { Speaker, SpeakerSegment } from "../decisions.ts";
import type { Track } from "../observations/faces.ts";
import { contains } from "../tracks/boxes.ts";
import type { Correction, FaceAnchor, TurnAnchor } from "./correction.ts";

/** A face anchor may lie this far from the nearest sighting of its track. */
const ANCHOR_SECONDS = 1.5;

export function isFace(anchor: FaceAnchor | TurnAnchor): anchor is FaceAnchor {
  return "seconds" in anchor;
}

/** The parts of a track that an anchor needs. */
interface Boxed {
  readonly boxes: Track["boxes"];
}

/** The track whose face holds the point at that time; the nearest in time, then the nearest centre. */
export function trackAt<T extends Boxed>(tracks: readonly T[], { seconds, x, y }: FaceAnchor): T | undefined {
  let best: { track: T; away: number } | undefined;
  for (const track of tracks) {
    for (const { seconds: seen, box } of track.boxes) {
      if (Math.abs(seen - seconds) > ANCHOR_SECONDS || !contains(box, x, y)) continue;
      const centre = Math.hypot(x - box.x - box.width / 2, y - box.y - box.height / 2);
      const away = Math.abs(seen - seconds) + centre;
      if (!best || away < best.away) best = { track, away };
    }
  }
  return best?.track;
}

/** Cuts tracks in two where a person said that two people were taken for one. */
export function splitTracks(tracks: readonly Track[], corrections: readonly Correction[]): Track[] {
  let all = [...tracks];
  for (const correction of corrections) {
    if (correction.kind !== "split" || correction.x === undefined || correction.y === undefined) continue;
    const { seconds, x, y } = correction;
    const track = trackAt(all, { seconds, x, y });
    if (!track) continue;
    const halves = [
      part(track, `${track.id}a`, { startSeconds: Number.NEGATIVE_INFINITY, endSeconds: seconds }),
      part(track, `${track.id}b`, { startSeconds: seconds, endSeconds: Number.POSITIVE_INFINITY }),
    ];
    if (halves.every(({ boxes }) => boxes.length > 0))
      all = all.flatMap((one) => (one === track ? halves : [one]));
  }
  return all;
}

function part(track: Track, id: string, range: Segment): Track {
  const within = ({ seconds }: { seconds: number }) =>
    seconds >= range.startSeconds && seconds < range.endSeconds;
  const clip = <T extends Segment>(intervals: readonly T[]): T[] =>
    intervals
      .map((interval) => ({ ...interval, ...intersection(interval, range) }))
      .filter(({ startSeconds, endSeconds }) => endSeconds >= startSeconds);
  const boxes = track.boxes.filter(within);
  return {
    id,
    startSeconds: boxes[0]?.seconds ?? range.startSeconds,
    endSeconds: boxes.at(-1)?.seconds ?? range.endSeconds,
    visible: clip(track.visible),
    parts: clip(track.parts),
    boxes,
    embeddings: track.embeddings.filter(within),
  };
}

export function intersection(a: Segment, b: Segment): Segment {
  return {
    startSeconds: Math.max(a.startSeconds, b.startSeconds),
    endSeconds: Math.min(a.endSeconds, b.endSeconds),
  };
}

/** Seconds that two stretches share. */
export function shared(a: Segment, b: Segment): number {
  const { startSeconds, endSeconds } = intersection(a, b);
  return Math.max(0, endSeconds - startSeconds);
}

/** Who speaks most within a stretch of time. */
export function loudest(speaking: readonly SpeakerSegment[], turn: TurnAnchor): Speaker | undefined {
  const seconds = new Map<Speaker, number>();
  for (const one of speaking) {
    const both = shared(one, turn);
    if (both > 0) seconds.set(one.speaker, (seconds.get(one.speaker) ?? 0) + both);
  }
  return [...seconds].sort((a, b) => b[1] - a[1])[0]?.[0];
}
