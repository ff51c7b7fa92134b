import type { Calibration } from "@hapju/spec";
import type { VoiceSample } from "../observations/voices.ts";
import { clamp, cosine, distance as euclidean } from "../statistics.ts";
import { distanceScale } from "./distance-scale.ts";
import {
  type Distance,
  type DistantVoice,
  type HeldOut,
  holdOut,
  meansPerEntity,
} from "./held-out-voices.ts";
import { type LabelledSegment, labelSamples } from "./labelled-samples.ts";
import { evidencePerFrame, VOICE_LIMIT, type VoiceEvidence } from "./voice-evidence.ts";

/** For a voice of fewer samples dissimilarity is no evidence: one of them may hold another person as well. */
const MIN_SAMPLES = 3;

/**
 * Speaker adaptation: learns the voices of people from segments in which their lips (or clusters) show who speaks, and
 * finds where else in the recording each voice is heard.
 *
 * The scale is the recording's own: every labelled segment is held out and compared with the other segments of its
 * speaker and with the most similar other speaker. The two kinds of distances turn a distance into a log-likelihood
 * ratio; where they do not separate there is no evidence at all: a room too noisy for voices is detected. A labelled segment that is more similar to another
 * speaker is ignored, and none is evidence for its own label.
 *
 * @param samples in order of time
 * @param labelled in order of time, from a first pass by lips alone
 * @param frames length of the recording
 * @returns per entity; empty where voices do not separate
 */
export function adaptVoices(
  samples: readonly VoiceSample[],
  labelled: readonly LabelledSegment[],
  calibration: Calibration | undefined,
  frames: number,
): VoiceEvidence {
  if (!calibration) return new Map();
  const distance: Distance = calibration.measure === "cosine" ? (a, b) => 1 - cosine(a, b) : euclidean;
  const consistent = holdOut(labelSamples(samples, labelled), distance).filter(
    ({ own, other }) => !own || !other || own.distance < other.distance,
  );
  const heldOut = holdOut(consistent, distance);
  const distancesTo = (pick: (one: HeldOut) => DistantVoice | undefined) =>
    heldOut.flatMap((one) => {
      const { voice } = pick(one) ?? {};
      return voice ? one.samples.map(({ vector }) => distance(vector, voice.mean)) : [];
    });
  const scale = distanceScale(
    distancesTo(({ own }) => own),
    distancesTo(({ other }) => other),
  );
  if (!scale) return new Map();
  const withoutSample = new Map(
    heldOut.flatMap(({ samples, own }) => samples.map((one) => [one, own?.voice] as const)),
  );
  return new Map(
    [...meansPerEntity(heldOut)].map(([entity, voice]) => {
      const own = new Set(heldOut.filter((one) => one.entity === entity).flatMap((one) => one.samples));
      const evidence = (sample: VoiceSample) => {
        const known = own.has(sample) ? withoutSample.get(sample) : voice;
        if (!known) return Number.NaN;
        const least = known.count < MIN_SAMPLES ? 0 : -VOICE_LIMIT;
        return clamp(scale.slope * (scale.middle - distance(sample.vector, known.mean)), least, VOICE_LIMIT);
      };
      return [entity, evidencePerFrame(samples, frames, evidence)];
    }),
  );
}
