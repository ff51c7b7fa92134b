import { displacement } from "./boxes.ts";
import { FrameSeries } from "./frame-series.ts";
import { FRAME_SECONDS, frameAt } from "./frames.ts";
import { clamp } from "./likelihood.ts";
import { mouthAtRest, USUAL_REST } from "./mouth-at-rest.ts";
import type { Interval, LipScores, Track } from "./observations.ts";

/** Per track: log-likelihood ratio "speaks : is silent" per frame in which it is in view; NaN where lips say nothing. */
export type LipEvidence = ReadonlyMap<string, FrameSeries>;

/** Lips open and close while one speaks: a score is the mean over this time. */
const SMOOTH_SECONDS = 0.3;
/** No look at a mouth is surer than this. */
const LIMIT = 4;
/** Half of what is seen is idle mouths, at least. */
const IDLE_SHARE = 0.5;
/** A mouth is judged against its own rest, moved by no more than this: livelier ones down, quieter ones up. */
const MOST_DOWN = 2;
const MOST_UP = 1;
/** Scores of active speaker models are log-likelihood ratios only roughly: a wider range than this is narrowed. */
const WIDEST_RANGE = 10;
/** Between two boxes a face is followed in a straight line: one that moves faster, in face sizes a second, shakes in its crops. */
const FASTEST = 0.4;
/** Boxes farther apart say nothing about the speed. */
const LONGEST_STEP_SECONDS = 1.5;
/** Lip scores may reach this far beyond a tracklet's first and last sighting. */
const EDGE_SECONDS = 0.75;

/** Puts the lip scores of all chunks on the common frames, track by track, comparable between tracks. */
export function lipEvidence(
  tracks: readonly Track[],
  lips: readonly (readonly LipScores[])[],
  frames: number,
): LipEvidence {
  const sums = new Map(tracks.map((track) => [track.id, new Sums(track, frames)]));
  const parts = new Map<string, { id: string; from: number; to: number }[]>();
  for (const track of tracks) {
    for (const part of track.parts) {
      const key = `${part.chunk}/${part.tracklet}`;
      const others = parts.get(key) ?? [];
      parts.set(key, [...others, { id: track.id, from: part.startSeconds, to: part.endSeconds }]);
    }
  }
  lips.forEach((scores, chunk) => {
    for (const { tracklet, firstSeconds, framesPerSecond, scores: values } of scores) {
      const owners = parts.get(`${chunk}/${tracklet}`) ?? [];
      values.forEach((value, i) => {
        if (Number.isNaN(value)) return;
        const seconds = firstSeconds + i / framesPerSecond;
        const owner = nearest(owners, seconds);
        if (owner) sums.get(owner)!.add(frameAt(seconds), value);
      });
    }
  });
  for (const track of tracks) {
    for (const { startSeconds, endSeconds } of walks(track))
      sums.get(track.id)!.forget(frameAt(startSeconds), frameAt(endSeconds) + 1);
  }
  return comparable(new Map([...sums].map(([id, scores]) => [id, scores.smoothed()])));
}

/** Frames on either side whose scores count in a mean. */
const REACH = Math.round(SMOOTH_SECONDS / FRAME_SECONDS / 2);

/** The scores of one track, added up per frame. */
class Sums {
  readonly #from: number;
  readonly #sum: Float32Array;
  readonly #count: Float32Array;

  /** @param frames length of the recording */
  constructor({ startSeconds, endSeconds }: Interval, frames: number) {
    this.#from = Math.max(0, frameAt(startSeconds - EDGE_SECONDS) - REACH);
    const to = Math.min(frames, frameAt(endSeconds + EDGE_SECONDS) + REACH + 1);
    this.#sum = new Float32Array(Math.max(0, to - this.#from));
    this.#count = new Float32Array(this.#sum.length);
  }

  add(frame: number, score: number): void {
    const at = frame - this.#from;
    if (at < 0 || at >= this.#sum.length) return;
    this.#sum[at]! += score;
    this.#count[at]! += 1;
  }

  forget(from: number, to: number): void {
    const at = (frame: number) => Math.max(0, frame - this.#from);
    this.#sum.fill(0, at(from), at(to));
    this.#count.fill(0, at(from), at(to));
  }

  /** Mean of the scores around each frame that has any score nearby. */
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
function walks({ boxes }: Track): Interval[] {
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

/** Each mouth against its own rest, all on one scale. */
function comparable(evidence: LipEvidence): LipEvidence {
  const known = new Map([...evidence].map(([id, series]) => [id, series.known()]));
  const all = joined([...known.values()]).sort();
  if (all.length === 0) return evidence;
  const range = quantile(all, 0.97) - quantile(all, IDLE_SHARE);
  const scale = Math.min(1, WIDEST_RANGE / Math.max(range, 1e-9));
  return new Map(
    [...evidence].map(([id, series]) => {
      const rest = mouthAtRest(known.get(id)!.map((value) => value * scale));
      const shift = clamp(rest - USUAL_REST, -MOST_UP, MOST_DOWN);
      return [id, series.map((value) => clamp(value * scale - shift, -LIMIT, LIMIT))];
    }),
  );
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.round((sorted.length - 1) * share)]!;
}
