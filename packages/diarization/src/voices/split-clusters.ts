import { reaches } from "../naming/thresholds.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { Voice, Voices } from "../observations/voices.ts";
import { clusterSamples } from "./cluster-samples.ts";
import { matchVoice } from "./match-voice.ts";
import { toVoices } from "./to-voices.ts";
import { samplesIn, type VoiceCalibrations } from "./voice-features.ts";

/** A voice that may get a name is clustered again with this stop. */
const STOP = 1.5;

/**
 * Splits the voices that may be named by a template: two speakers in one cluster do less harm as an unknown person than
 * with a name that belongs to one of them.
 */
export function splitClusters(
  found: Voices,
  directory: readonly KnownPerson[],
  calibrations: VoiceCalibrations,
): Voices {
  const { voice, statistics } = calibrations;
  const mayBeNamed = (one: Voice) =>
    directory.some((person) => {
      const match = matchVoice(one, person, voice);
      return match !== undefined && reaches({ voice: match }, "nameFrom", calibrations);
    });
  if (!found.voices.some(mayBeNamed)) return found;
  const hasStatistics = found.voices.some((one) => one.statistics);
  const usable = { ...(voice ? { voice } : {}), ...(statistics && hasStatistics ? { statistics } : {}) };
  const groups = found.voices.flatMap((one) => {
    const own = samplesIn(one.segments, found.samples);
    return own.length > 1 && mayBeNamed(one)
      ? clusterSamples(own, usable, STOP)
      : own.length > 0
        ? [own]
        : [];
  });
  return { ...found, voices: toVoices(found.samples, groups, usable) };
}
