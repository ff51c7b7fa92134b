import type { Segment } from "@hapju/spec";
import type { Calibrations } from "../observations/people.ts";
import type { VoiceFeatures, VoiceSample } from "../observations/speech.ts";
import { distance, evidenceOf, likelihood } from "../statistics.ts";

/** Calibrations of what says how somebody sounds. */
export type SoundCalibrations = Pick<Calibrations, "voice" | "statistics">;

/**
 * Log-likelihood ratio "one speaker : two" of two sounds of one recording, from every source that both have. Of means
 * the evidence is that of how alike their samples are on average: the cosine of the means themselves would be
 * larger the longer two are heard, of two speakers as well as of one.
 */
export function soundsAlike(
  a: VoiceFeatures,
  b: VoiceFeatures,
  { voice, statistics }: SoundCalibrations,
): number {
  let evidence = 0;
  if (voice && a.vector && b.vector)
    evidence += evidenceOf(
      voice.measure === "cosine" ? dot(a.vector, b.vector) : distance(a.vector, b.vector),
      voice,
    );
  if (statistics && a.statistics && b.statistics)
    evidence += likelihood(a.statistics, b.statistics, statistics);
  return evidence;
}

/** What several samples sound like together. */
export function meanSound(sounds: readonly VoiceFeatures[]): VoiceFeatures {
  const vectors = sounds.flatMap(({ vector }) => vector ?? []);
  const statistics = sounds.flatMap((sound) => sound.statistics ?? []);
  return {
    ...(vectors.length > 0 ? { vector: mean(vectors) } : {}),
    ...(statistics.length > 0 ? { statistics: mean(statistics) } : {}),
  };
}

/** The samples whose middle lies in one of the stretches: those of the voice heard there. */
export function samplesIn(stretches: readonly Segment[], samples: readonly VoiceSample[]): VoiceSample[] {
  return samples.filter((sample) => {
    const middle = (sample.startSeconds + sample.endSeconds) / 2;
    return stretches.some(({ startSeconds, endSeconds }) => middle >= startSeconds && middle < endSeconds);
  });
}

export function mean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(vectors[0]!.length);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
  return Float32Array.from(sum, (value) => value / vectors.length);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
