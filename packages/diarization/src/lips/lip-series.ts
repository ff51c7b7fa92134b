import type { Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import { frameAt } from "../frames.ts";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import { displacement } from "../tracks/boxes.ts";
import { EDGE_SECONDS, ScoreSums } from "./score-sums.ts";

/** The lip scores of one track, per frame in which it is in view; NaN where unknown. */
export interface LipSeries {
  /** The track's id. */
  readonly id: string;
  /** Whether it speaks rather than is silent, by how it moves. */
  readonly motion: FrameSeries;
  /** Whether it makes the sound rather than moves to another's. */
  readonly match: FrameSeries;
}

/** Between two boxes a face is followed in a straight line: one that moves faster, in face sizes a second, shakes in its crops. */
const FASTEST = 0.4;
/** Boxes farther apart in time say nothing about the speed. */
const LONGEST_STEP_SECONDS = 1.5;

interface PartSums extends Segment {
  readonly motion: ScoreSums;
  readonly match: ScoreSums;
}

/**
 * Puts the lip scores of all chunks on the common frames, track by track.
 *
 * @param lips per chunk
 * @param frames length of the recording
 */
export function lipSeries(
  tracks: readonly Track[],
  lips: readonly (readonly LipScores[])[],
  frames: number,
): LipSeries[] {
  const sums = tracks.map((track) => ({
    track,
    motion: new ScoreSums(track, frames),
    match: new ScoreSums(track, frames),
  }));
  const parts = new Map<string, PartSums[]>();
  for (const { track, motion, match } of sums) {
    for (const { chunk, tracklet, startSeconds, endSeconds } of track.parts) {
      const key = `${chunk}/${tracklet}`;
      parts.set(key, [...(parts.get(key) ?? []), { startSeconds, endSeconds, motion, match }]);
    }
  }
  for (const [chunk, faces] of lips.entries()) {
    for (const { tracklet, firstSeconds, framesPerSecond, scores, match } of faces) {
      const owners = parts.get(`${chunk}/${tracklet}`) ?? [];
      for (const [i, score] of scores.entries()) {
        const seconds = firstSeconds + i / framesPerSecond;
        const owner = nearest(owners, seconds);
        owner?.motion.add(frameAt(seconds), score);
        owner?.match.add(frameAt(seconds), match?.[i] ?? Number.NaN);
      }
    }
  }
  return sums.map(({ track, motion, match }) => {
    for (const { startSeconds, endSeconds } of fastSegments(track))
      for (const sum of [motion, match]) sum.clear(frameAt(startSeconds), frameAt(endSeconds) + 1);
    return { id: track.id, motion: motion.smoothed(), match: match.smoothed() };
  });
}

/** When a face moves too fast for its lips to be scored. */
function fastSegments({ boxes }: Track): Segment[] {
  return boxes.flatMap((box, at) => {
    const before = boxes[at - 1];
    const seconds = before ? box.seconds - before.seconds : Number.POSITIVE_INFINITY;
    if (!before || seconds > LONGEST_STEP_SECONDS) return [];
    const fast = displacement(before.box, box.box) >= FASTEST * seconds;
    return fast ? [{ startSeconds: before.seconds, endSeconds: box.seconds }] : [];
  });
}

/** The part that a time lies in or next to. */
function nearest(owners: readonly PartSums[], seconds: number): PartSums | undefined {
  let best: PartSums | undefined;
  let least = EDGE_SECONDS;
  for (const owner of owners) {
    const away = Math.max(owner.startSeconds - seconds, seconds - owner.endSeconds, 0);
    if (away < least) [best, least] = [owner, away];
  }
  return best;
}
