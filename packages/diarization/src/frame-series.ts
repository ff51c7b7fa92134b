/**
 * A value per frame, stored from frame `from` on only: a face in view for a minute of an hour takes 600 values, not
 * 36,000. NaN where the value is unknown, and outside.
 */
export class FrameSeries {
  /** Frame of the first value, counted from the start of the recording. */
  readonly from: number;
  readonly values: Float32Array;

  constructor(from: number, values: Float32Array) {
    this.from = from;
    this.values = values;
  }

  /** The value of one frame. */
  at(frame: number): number {
    return this.values[frame - this.from] ?? Number.NaN;
  }

  /** The stored values from frame `from` up to `to`, exclusive: a view, not a copy. */
  between(from: number, to: number): Float32Array {
    const at = (frame: number) => Math.min(this.values.length, Math.max(0, frame - this.from));
    return this.values.subarray(at(from), at(to));
  }

  /** Mean of the known values from frame `from` up to `to`, exclusive; undefined if none is known. */
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

  /** The known values, in order of time. */
  known(): Float32Array {
    return this.values.filter((value) => !Number.isNaN(value));
  }

  /** Per frame the mean of the known values within `reach` frames on either side. */
  smoothed(reach: number): FrameSeries {
    return this.map((_, frame) => this.meanBetween(frame - reach, frame + reach + 1) ?? Number.NaN);
  }

  /** A series of the same frames with other values. */
  map(change: (value: number, frame: number) => number): FrameSeries {
    return new FrameSeries(
      this.from,
      this.values.map((value, at) => change(value, this.from + at)),
    );
  }
}
