import type { VoiceFeatures, VoiceSample } from "../observations/speech.ts";
import { likelihood, similarity } from "../statistics.ts";
import { mean, type SoundCalibrations } from "./same-speaker.ts";

/**
 * Gives every sample once more to the voice it is most like: groups are joined as a whole, so some samples of one may
 * be more like another. Each is compared with what the voices are like without it.
 */
export function settleVoices(
  voices: readonly (readonly VoiceSample[])[],
  { voice, statistics }: SoundCalibrations,
): VoiceSample[][] {
  const byVector = voice && meansOf(voices, ({ vector }) => vector);
  const byStatistics = statistics && meansOf(voices, (sound) => sound.statistics);
  const settled: VoiceSample[][] = voices.map(() => []);
  for (const [at, own] of voices.entries()) {
    for (const sample of own) {
      const alike = voices.map((members, other) => {
        if (other === at && members.length === 1) return Number.POSITIVE_INFINITY;
        const [vector, numbers] = [byVector?.(other, sample, at), byStatistics?.(other, sample, at)];
        return (
          (vector && sample.vector ? voice!.slope * similarity(sample.vector, vector, voice!) : 0) +
          (numbers && sample.statistics ? likelihood(sample.statistics, numbers, statistics!) : 0)
        );
      });
      settled[alike.indexOf(Math.max(...alike))]!.push(sample);
    }
  }
  return settled.filter((own) => own.length > 0);
}

/** The mean of each voice; of a sample's own voice the mean of the others. */
function meansOf(
  voices: readonly (readonly VoiceSample[])[],
  of: (sound: VoiceFeatures) => Float32Array | undefined,
) {
  const known = voices.map((members) => {
    const all = members.flatMap((member) => of(member) ?? []);
    return all.length > 0 ? { mean: mean(all), count: all.length } : undefined;
  });
  return (at: number, sample: VoiceSample, own: number): Float32Array | undefined => {
    const [voice, left] = [known[at], of(sample)];
    if (!voice || at !== own || !left) return voice?.mean;
    if (voice.count === 1) return undefined;
    return voice.mean.map((value, i) => (value * voice.count - left[i]!) / (voice.count - 1));
  };
}
