import type { Segment } from "@hapju/spec";
import { evidenceOf, logLikelihoodRatio } from "../calibrated-evidence.ts";
import type { Calibrations } from "../observations/people.ts";
import type { VoiceFeatures, VoiceSample } from "../observations/speech.ts";
import { includes, middleOf } from "../segments.ts";
import { distance, dot, mean } from "../statistics.ts";

/** Calibrations of the models that describe voices. */
export type VoiceCalibrations = Pick<Calibrations, "voice" | "statistics">;

/**
 * Log-likelihood ratio "one speaker : two" of two voices of one recording, from every model that both have. For means
 * it is the evidence of how similar their samples are on average: the cosine of the means themselves would grow with
 * the length of speech, for two speakers as well as for one.
 */
export function sameSpeaker(
  a: VoiceFeatures,
  b: VoiceFeatures,
  { voice, statistics }: VoiceCalibrations,
): number {
  let evidence = 0;
  if (voice && a.vector && b.vector)
    evidence += evidenceOf(
      voice.measure === "cosine" ? dot(a.vector, b.vector) : distance(a.vector, b.vector),
      voice,
    );
  if (statistics && a.statistics && b.statistics)
    evidence += logLikelihoodRatio(a.statistics, b.statistics, statistics);
  return evidence;
}

/** The mean of several samples. */
export function meanFeatures(samples: readonly VoiceFeatures[]): VoiceFeatures {
  const vectors = samples.flatMap(({ vector }) => vector ?? []);
  const statistics = samples.flatMap((sample) => sample.statistics ?? []);
  return {
    ...(vectors.length > 0 ? { vector: mean(vectors) } : {}),
    ...(statistics.length > 0 ? { statistics: mean(statistics) } : {}),
  };
}

/** The samples whose middle lies in one of the segments: those of the voice heard there. */
export function samplesIn(segments: readonly Segment[], samples: readonly VoiceSample[]): VoiceSample[] {
  return samples.filter((sample) => segments.some((segment) => includes(segment, middleOf(sample))));
}
