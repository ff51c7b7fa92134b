/**
 * A value per frame, kept for the frames from `from` on only: somebody in view for a minute of an hour has six hundred,
 * not thirty-six thousand. NaN where nothing can be said, and outside.
 */
export class FrameSeries {
  readonly from: number;
  readonly values: Float32Array;

  constructor(from: number, values: Float32Array) {
    this.from = from;
    this.values = values;
  }

  at(frame: number): number {
    return this.values[frame - this.from] ?? Number.NaN;
  }

  /** The values kept of the frames from `from` up to `to`. */
  between(from: number, to: number): Float32Array {
    const at = (frame: number) => Math.min(this.values.length, Math.max(0, frame - this.from));
    return this.values.subarray(at(from), at(to));
  }

  /** Mean of what can be said between two frames; undefined where that is nothing. */
  meanBetween(from: number, to: number): number | undefined {
    let sum = 0;
    let count = 0;
    for (const value of this.between(from, to)) {
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return count === 0 ? undefined : sum / count;
  }

  /** What can be said, in order of time. */
  known(): Float32Array {
    return this.values.filter((value) => !Number.isNaN(value));
  }

  /** The mean of what can be said within so many frames on either side. */
  smoothed(reach: number): FrameSeries {
    return this.map((_, frame) => this.meanBetween(frame - reach, frame + reach + 1) ?? Number.NaN);
  }

  map(change: (value: number, frame: number) => number): FrameSeries {
    return new FrameSeries(
      this.from,
      this.values.map((value, at) => change(value, this.from + at)),
    );
  }
}
