import type { Segment } from "@hapju/spec";
import { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS, frameAt } from "../frames.ts";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import { displacement } from "../tracks/boxes.ts";

/** What lips say of one track, per frame in which it is in view; NaN where they say nothing. */
export interface LipSeries {
  /** Whether it speaks rather than rests. */
  readonly motion: FrameSeries;
  /** Whether it makes the sound rather than moves to another's. */
  readonly match: FrameSeries;
}

/** Lips open and close while one speaks: a score is the mean over this time. */
const SMOOTH_SECONDS = 0.3;
/** Between two boxes a face is followed in a straight line: one that moves faster, in face sizes a second, shakes in its crops. */
const FASTEST = 0.4;
/** Boxes farther apart say nothing about the speed. */
const LONGEST_STEP_SECONDS = 1.5;
/** Lip scores may reach this far beyond a tracklet's first and last sighting. */
const EDGE_SECONDS = 0.75;

/** Puts the lip scores of all chunks on the common frames, track by track. */
export function lipSeries(
  tracks: readonly Track[],
  lips: readonly (readonly LipScores[])[],
  frames: number,
): ReadonlyMap<string, LipSeries> {
  const sums = new Map(
    tracks.map((track) => [track.id, { motion: new Sums(track, frames), match: new Sums(track, frames) }]),
  );
  const parts = new Map<string, { id: string; from: number; to: number }[]>();
  for (const track of tracks) {
    for (const part of track.parts) {
      const key = `${part.chunk}/${part.tracklet}`;
      const others = parts.get(key) ?? [];
      parts.set(key, [...others, { id: track.id, from: part.startSeconds, to: part.endSeconds }]);
    }
  }
  lips.forEach((faces, chunk) => {
    for (const { tracklet, firstSeconds, framesPerSecond, scores, match } of faces) {
      const owners = parts.get(`${chunk}/${tracklet}`) ?? [];
      scores.forEach((score, i) => {
        const seconds = firstSeconds + i / framesPerSecond;
        const owner = nearest(owners, seconds);
        if (owner === undefined) return;
        const { motion, match: matched } = sums.get(owner)!;
        motion.add(frameAt(seconds), score);
        matched.add(frameAt(seconds), match?.[i] ?? Number.NaN);
      });
    }
  });
  return new Map(
    tracks.map((track) => {
      const { motion, match } = sums.get(track.id)!;
      for (const { startSeconds, endSeconds } of walks(track))
        for (const sum of [motion, match]) sum.forget(frameAt(startSeconds), frameAt(endSeconds) + 1);
      return [track.id, { motion: motion.smoothed(), match: match.smoothed() }];
    }),
  );
}

/** Frames on either side whose scores count in a mean. */
const REACH = Math.round(SMOOTH_SECONDS / FRAME_SECONDS / 2);

/** The scores of one track, added up per frame. */
class Sums {
  readonly #from: number;
  readonly #sum: Float32Array;
  readonly #count: Float32Array;

  /** @param frames length of the recording */
  constructor({ startSeconds, endSeconds }: Segment, frames: number) {
    this.#from = Math.max(0, frameAt(startSeconds - EDGE_SECONDS) - REACH);
    const to = Math.min(frames, frameAt(endSeconds + EDGE_SECONDS) + REACH + 1);
    this.#sum = new Float32Array(Math.max(0, to - this.#from));
    this.#count = new Float32Array(this.#sum.length);
  }

  add(frame: number, score: number): void {
    const at = frame - this.#from;
    if (Number.isNaN(score) || at < 0 || at >= this.#sum.length) return;
    this.#sum[at]! += score;
    this.#count[at]! += 1;
  }

  forget(from: number, to: number): void {
    const at = (frame: number) => Math.max(0, frame - this.#from);
    this.#sum.fill(0, at(from), at(to));
    this.#count.fill(0, at(from), at(to));
  }

  /** Mean of the scores within reach of each frame; NaN where there is none. */
  smoothed(): FrameSeries {
    const [sum, count] = [this.#sum, this.#count];
    const result = new Float32Array(sum.length).fill(Number.NaN);
    let total = 0;
    let seen = 0;
    for (let at = -REACH; at < sum.length; at++) {
      total += sum[at + REACH] ?? 0;
      seen += count[at + REACH] ?? 0;
      total -= sum[at - REACH - 1] ?? 0;
      seen -= count[at - REACH - 1] ?? 0;
      if (at >= 0 && seen > 0.5) result[at] = total / seen;
    }
    return new FrameSeries(this.#from, result);
  }
}

/** When a face moves too fast for its lips to be watched. */
function walks({ boxes }: Track): Segment[] {
  return boxes.flatMap((box, at) => {
    const before = boxes[at - 1];
    const seconds = before ? box.seconds - before.seconds : Number.POSITIVE_INFINITY;
    if (!before || seconds > LONGEST_STEP_SECONDS) return [];
    const fast = displacement(before.box, box.box) >= FASTEST * seconds;
    return fast ? [{ startSeconds: before.seconds, endSeconds: box.seconds }] : [];
  });
}

function nearest(
  owners: readonly { id: string; from: number; to: number }[],
  seconds: number,
): string | undefined {
  let best: string | undefined;
  let least = EDGE_SECONDS;
  for (const { id, from, to } of owners) {
    const away = Math.max(from - seconds, seconds - to, 0);
    if (away < least) [best, least] = [id, away];
  }
  return best;
}
