import { distance } from "./likelihood.ts";
import type { VoiceSample, WithinRecording } from "./observations.ts";

/** With fewer overlapping windows nothing is known of how much one speaker varies. */
const LEAST_NEIGHBOURS = 10;
const LEAST_OVERLAP_SECONDS = 0.1;

/**
 * Statistics on the scale of the calibration: how much a voice varies from moment to moment depends on the room and the
 * microphone. Windows that overlap mostly hold one speaker, so their distance is the measure. Undefined where it is too
 * large for voices to be told apart, or where there are too few.
 *
 * @param samples in order of time
 */
export function withinRecording(
  samples: readonly VoiceSample[],
  { neighbours, apart }: WithinRecording,
): VoiceSample[] | undefined {
  const measured = samples.filter(({ statistics }) => statistics);
  const near: number[] = [];
  const others: number[] = [];
  measured.forEach((sample, at) => {
    for (const other of measured.slice(at + 1)) {
      const between = distance(sample.statistics!, other.statistics!);
      (sample.endSeconds - other.startSeconds > LEAST_OVERLAP_SECONDS ? near : others).push(between);
    }
  });
  if (near.length < LEAST_NEIGHBOURS || others.length === 0) return undefined;
  const own = quantile(near, 0.5);
  if (own > apart * quantile(others, 0.75)) return undefined;
  const scale = neighbours / own;
  return samples.map(({ statistics, ...sample }) => ({
    ...sample,
    ...(statistics ? { statistics: statistics.map((value) => value * scale) } : {}),
  }));
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}
