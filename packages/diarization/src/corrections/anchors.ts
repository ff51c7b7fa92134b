import type { People, Speaker, SpeakerSegment } from "../decisions.ts";
import type { Track } from "../observations/faces.ts";
import { sharedSeconds } from "../segments.ts";
import { contains } from "../tracks/boxes.ts";
import { type FaceAnchor, isFace, type TurnAnchor } from "./correction.ts";

/** A face anchor may be this far in time from the nearest sighting of its track. */
const ANCHOR_SECONDS = 1.5;

/** The track whose face holds the point at that time: the nearest sighting in time and to the centre of the face. */
export function trackAt<T extends Pick<Track, "boxes">>(
  tracks: readonly T[],
  { seconds, x, y }: FaceAnchor,
): T | undefined {
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

/** Who is at an anchor: the speaker of the face, or of most of the segment. */
export const speakerAt = (
  { tracks, speaking }: Pick<People, "tracks" | "speaking">,
  anchor: FaceAnchor | TurnAnchor,
): Speaker | undefined => (isFace(anchor) ? trackAt(tracks, anchor)?.speaker : mainSpeaker(speaking, anchor));

/** The speaker of most of a segment of the recording; undefined if there is no speech in it. */
export function mainSpeaker(speaking: readonly SpeakerSegment[], turn: TurnAnchor): Speaker | undefined {
  const seconds = new Map<Speaker, number>();
  for (const segment of speaking) {
    const shared = sharedSeconds(segment, turn);
    if (shared > 0) seconds.set(segment.speaker, (seconds.get(segment.speaker) ?? 0) + shared);
  }
  return [...seconds].sort((a, b) => b[1] - a[1])[0]?.[0];
}
