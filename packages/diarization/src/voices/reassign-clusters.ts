import { logLikelihoodRatio, scoreOf } from "../calibrated-evidence.ts";
import type { VoiceFeatures, VoiceSample } from "../observations/speech.ts";
import { mean } from "../statistics.ts";
import type { VoiceCalibrations } from "./voice-features.ts";

/**
 * Resegmentation: assigns every sample to the voice it is most similar to. Clustering joins groups as a whole, so some
 * samples of one may be more similar to another. Each is compared with the means of the voices without itself.
 *
 * @returns the samples of each voice; a voice that loses all its samples is removed
 */
export function reassignClusters(
  voices: readonly (readonly VoiceSample[])[],
  { voice, statistics }: VoiceCalibrations,
): VoiceSample[][] {
  const vectors = voice && means(voices, (sample) => sample.vector);
  const numbers = statistics && means(voices, (sample) => sample.statistics);
  const reassigned: VoiceSample[][] = voices.map(() => []);
  for (const [at, own] of voices.entries()) {
    for (const sample of own) {
      const scores = voices.map((members, other) => {
        if (other === at && members.length === 1) return Number.POSITIVE_INFINITY;
        const isOwn = other === at;
        const vector = vectors?.[other]?.without(isOwn ? sample.vector : undefined);
        const mean = numbers?.[other]?.without(isOwn ? sample.statistics : undefined);
        return (
          (voice && vector && sample.vector ? voice.slope * scoreOf(sample.vector, vector, voice) : 0) +
          (statistics && mean && sample.statistics
            ? logLikelihoodRatio(sample.statistics, mean, statistics)
            : 0)
        );
      });
      reassigned[scores.indexOf(Math.max(...scores))]?.push(sample);
    }
  }
  return reassigned.filter((own) => own.length > 0);
}

/** The mean of each voice, and what it is without one of its samples; undefined for a voice without that feature. */
function means(
  voices: readonly (readonly VoiceSample[])[],
  of: (features: VoiceFeatures) => Float32Array | undefined,
) {
  return voices.map((members) => {
    const all = members.flatMap((member) => of(member) ?? []);
    if (all.length === 0) return undefined;
    const [whole, count] = [mean(all), all.length];
    return {
      without: (excluded: Float32Array | undefined): Float32Array | undefined => {
        if (!excluded) return whole;
        if (count === 1) return undefined;
        return whole.map((value, i) => (value * count - (excluded[i] ?? Number.NaN)) / (count - 1));
      },
    };
  });
}
