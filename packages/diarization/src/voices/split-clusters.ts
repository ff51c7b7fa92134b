import type { KnownPerson } from "../observations/people.ts";
import type { Voice, Voices } from "../observations/voices.ts";
import { reachesLevel } from "../tracks/name-tracks.ts";
import { groupsOf, voicesOf } from "./cluster-voices.ts";
import { type SoundCalibrations, samplesIn } from "./same-speaker.ts";
import { matchVoice } from "./voice-evidence.ts";

/** In a voice that may get a name only what is this surely one speaker stays together. */
const STOP = 1.5;

/**
 * Takes apart the voices that may be named by a template: two speakers who are taken for one do less harm as somebody
 * unknown than with a name that belongs to one of them.
 */
export function pureVoices(
  found: Voices,
  directory: readonly KnownPerson[],
  calibrations: SoundCalibrations,
): Voices {
  const { voice, statistics } = calibrations;
  const mayBeNamed = (one: Voice) =>
    directory.some((person) => {
      const match = matchVoice(one, person, voice);
      return match !== undefined && reachesLevel({ voice: match }, "nameFrom", calibrations);
    });
  if (!found.voices.some(mayBeNamed)) return found;
  const tellsApart = found.voices.some((one) => one.statistics);
  const told = { ...(voice ? { voice } : {}), ...(statistics && tellsApart ? { statistics } : {}) };
  const groups = found.voices.flatMap((one) => {
    const own = samplesIn(one.segments, found.samples);
    return own.length > 1 && mayBeNamed(one) ? groupsOf(own, told, STOP) : own.length > 0 ? [own] : [];
  });
  return { ...found, voices: voicesOf(found.samples, groups, told) };
}
