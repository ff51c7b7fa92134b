import type { Segment } from "@hapju/spec";
import { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS, frameAt } from "../frames.ts";

/** Lips open and close while a person speaks: a score is the mean over this time. */
const SMOOTH_SECONDS = 0.3;
/** Frames on either side whose scores count in a mean. */
const REACH = Math.round(SMOOTH_SECONDS / FRAME_SECONDS / 2);
/** Lip scores may extend this far beyond a tracklet's first and last sighting. */
export const EDGE_SECONDS = 0.75;

/** The scores of one track, added up per frame. */
export class ScoreSums {
  readonly #from: number;
  readonly #sums: Float32Array;
  readonly #counts: Float32Array;

  /** @param frames length of the recording */
  constructor({ startSeconds, endSeconds }: Segment, frames: number) {
    this.#from = Math.max(0, frameAt(startSeconds - EDGE_SECONDS) - REACH);
    const to = Math.min(frames, frameAt(endSeconds + EDGE_SECONDS) + REACH + 1);
    this.#sums = new Float32Array(Math.max(0, to - this.#from));
    this.#counts = new Float32Array(this.#sums.length);
  }

  /** Adds one score; NaN is ignored. */
  add(frame: number, score: number): void {
    const at = frame - this.#from;
    const sum = this.#sums[at];
    if (Number.isNaN(score) || sum === undefined) return;
    this.#sums[at] = sum + score;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** Removes the scores from frame `from` up to `to`, exclusive. */
  clear(from: number, to: number): void {
    const at = (frame: number) => Math.max(0, frame - this.#from);
    this.#sums.fill(0, at(from), at(to));
    this.#counts.fill(0, at(from), at(to));
  }

  /** Mean of the scores near each frame; NaN where there is none. */
  smoothed(): FrameSeries {
    const [sums, counts] = [this.#sums, this.#counts];
    const result = new Float32Array(sums.length).fill(Number.NaN);
    let total = 0;
    let seen = 0;
    for (let at = -REACH; at < sums.length; at++) {
      total += sums[at + REACH] ?? 0;
      seen += counts[at + REACH] ?? 0;
      total -= sums[at - REACH - 1] ?? 0;
      seen -= counts[at - REACH - 1] ?? 0;
      if (at >= 0 && seen > 0.5) result[at] = total / seen;
    }
    return new FrameSeries(this.#from, result);
  }
}
