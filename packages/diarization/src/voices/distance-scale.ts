import { median } from "../statistics.ts";

/** Turns a distance into a log-likelihood ratio: `slope × (middle − distance)`. */
export interface DistanceScale {
  readonly middle: number;
  readonly slope: number;
}

/** With fewer distances of either kind it is unknown how far voices lie apart in the recording. */
const MIN_DISTANCES = 6;
/** Same and other voices lie this many deviations apart (d′), or the recording does not tell them apart. */
const MIN_SEPARATION = 2.5;
/** A median absolute deviation in standard deviations of a normal distribution. */
const DEVIATIONS = 1.4826;

/**
 * The scale of one recording, both kinds of distances taken as normal with one deviation.
 *
 * @param same distances of samples to the voice of their own speaker
 * @param other distances of samples to the most similar other voice
 * @returns undefined where the two kinds do not separate
 */
export function distanceScale(same: readonly number[], other: readonly number[]): DistanceScale | undefined {
  if (same.length < MIN_DISTANCES || other.length < MIN_DISTANCES) return undefined;
  const [near, far] = [spreadOf(same), spreadOf(other)];
  const variance = Math.max((near.deviation ** 2 + far.deviation ** 2) / 2, 1e-12);
  const between = far.median - near.median;
  if (between < MIN_SEPARATION * Math.sqrt(variance)) return undefined;
  return { middle: (near.median + far.median) / 2, slope: between / variance };
}

/** Median and deviation that a few wrong labels do not move. */
function spreadOf(values: readonly number[]) {
  const middle = median(values);
  return { median: middle, deviation: DEVIATIONS * median(values.map((value) => Math.abs(value - middle))) };
}
