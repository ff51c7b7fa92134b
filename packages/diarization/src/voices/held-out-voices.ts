import type { VoiceSample } from "../observations/voices.ts";
import { mean } from "../statistics.ts";
import type { LabelledSamples } from "./labelled-samples.ts";

/** How far apart two embeddings are. */
export type Distance = (a: Float32Array, b: Float32Array) => number;

/** What a voice sounds like on average, and from how many samples. */
export interface VoiceMean {
  readonly mean: Float32Array;
  readonly count: number;
}

/** A voice, and how far the mean of a labelled segment is from it. */
export interface DistantVoice {
  readonly voice: VoiceMean;
  readonly distance: number;
}

/** A labelled segment, compared with all others. */
export interface HeldOut extends LabelledSamples {
  /** The voice of the same speaker in other segments; undefined if there are none. */
  readonly own: DistantVoice | undefined;
  /** The most similar voice of another speaker. */
  readonly other: DistantVoice | undefined;
}

/** Holds each labelled segment out and compares it with the remaining ones. */
export function holdOut(labelled: readonly LabelledSamples[], distance: Distance): HeldOut[] {
  const voices = meansPerEntity(labelled);
  return labelled.map(({ entity, samples }) => {
    const { mean, count } = meanOf(samples);
    const distantFrom = (voice: VoiceMean): DistantVoice => ({ voice, distance: distance(mean, voice.mean) });
    const all = voices.get(entity);
    const left = (all?.count ?? 0) - count;
    const own =
      all && left > 0
        ? distantFrom({
            mean: all.mean.map((value, i) => (value * all.count - (mean[i] ?? Number.NaN) * count) / left),
            count: left,
          })
        : undefined;
    const [other] = [...voices]
      .filter(([one]) => one !== entity)
      .map(([, voice]) => distantFrom(voice))
      .sort((a, b) => a.distance - b.distance);
    return { entity, samples, own, other };
  });
}

/** The mean voice of every entity. */
export function meansPerEntity(labelled: readonly LabelledSamples[]): Map<string, VoiceMean> {
  const groups = Map.groupBy(labelled, ({ entity }) => entity);
  return new Map([...groups].map(([entity, own]) => [entity, meanOf(own.flatMap(({ samples }) => samples))]));
}

function meanOf(samples: readonly VoiceSample[]): VoiceMean {
  return { mean: mean(samples.map(({ vector }) => vector)), count: samples.length };
}
