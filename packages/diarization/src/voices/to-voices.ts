import type { VoiceSample } from "../observations/speech.ts";
import type { Voice } from "../observations/voices.ts";
import { byStart } from "../segments.ts";
import { meanFeatures, type VoiceCalibrations } from "./voice-features.ts";

/**
 * Groups of samples as voices, in order of first speech.
 *
 * @param samples all of them, in order of time
 * @param calibrations of the models that tell voices apart in this recording
 */
export function toVoices(
  samples: readonly VoiceSample[],
  groups: readonly (readonly VoiceSample[])[],
  calibrations: VoiceCalibrations,
): Voice[] {
  const voices = groups
    .map((group) => ({ samples: group.toSorted(byStart), segments: [] as MutableSegment[] }))
    .sort((a, b) => (a.samples[0]?.startSeconds ?? 0) - (b.samples[0]?.startSeconds ?? 0));
  const owners = new Map(voices.flatMap((voice) => voice.samples.map((sample) => [sample, voice] as const)));
  for (const [at, sample] of samples.entries()) {
    const startSeconds = borderOf(samples[at - 1], sample) ?? sample.startSeconds;
    const endSeconds = borderOf(sample, samples[at + 1]) ?? sample.endSeconds;
    const own = owners.get(sample)?.segments;
    const last = own?.at(-1);
    if (last && startSeconds - last.endSeconds < 1e-6) last.endSeconds = endSeconds;
    else own?.push({ startSeconds, endSeconds });
  }
  return voices.map(({ samples, segments }, at): Voice => {
    const { vector, statistics } = meanFeatures(samples);
    return {
      id: `voice-${at + 1}`,
      segments,
      ...(vector ? { vector } : {}),
      // Statistics that tell no speakers apart in this recording are no part of a voice.
      ...(calibrations.statistics && statistics ? { statistics } : {}),
    };
  });
}

interface MutableSegment {
  startSeconds: number;
  endSeconds: number;
}

/** Overlapping samples share their time half and half. */
function borderOf(a: VoiceSample | undefined, b: VoiceSample | undefined): number | undefined {
  return a && b && b.startSeconds < a.endSeconds ? (a.endSeconds + b.startSeconds) / 2 : undefined;
}
