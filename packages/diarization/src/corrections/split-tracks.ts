import type { Segment } from "@hapju/spec";
import type { Track } from "../observations/faces.ts";
import { includes, intersection } from "../segments.ts";
import { trackAt } from "./anchors.ts";
import type { Correction } from "./correction.ts";

/** Cuts tracks in two where a user said that two people were taken for one. */
export function splitTracks(tracks: readonly Track[], corrections: readonly Correction[]): Track[] {
  let all = [...tracks];
  for (const correction of corrections) {
    if (correction.kind !== "split" || correction.x === undefined || correction.y === undefined) continue;
    const { seconds, x, y } = correction;
    const track = trackAt(all, { seconds, x, y });
    if (!track) continue;
    const halves = [
      partOf(track, `${track.id}a`, { startSeconds: Number.NEGATIVE_INFINITY, endSeconds: seconds }),
      partOf(track, `${track.id}b`, { startSeconds: seconds, endSeconds: Number.POSITIVE_INFINITY }),
    ];
    if (halves.every(({ boxes }) => boxes.length > 0))
      all = all.flatMap((one) => (one === track ? halves : [one]));
  }
  return all;
}

function partOf(track: Track, id: string, range: Segment): Track {
  const within = ({ seconds }: { readonly seconds: number }) => includes(range, seconds);
  const clip = <T extends Segment>(segments: readonly T[]): T[] =>
    segments
      .map((segment) => ({ ...segment, ...intersection(segment, range) }))
      .filter(({ startSeconds, endSeconds }) => endSeconds >= startSeconds);
  const boxes = track.boxes.filter(within);
  return {
    ...track,
    id,
    startSeconds: boxes[0]?.seconds ?? range.startSeconds,
    endSeconds: boxes.at(-1)?.seconds ?? range.endSeconds,
    visible: clip(track.visible),
    parts: clip(track.parts),
    boxes,
    embeddings: track.embeddings.filter(within),
  };
}
