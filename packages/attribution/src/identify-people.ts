import type { Correction } from "./corrections.ts";
import type { People } from "./decisions.ts";
import type { Calibrations, KnownPerson, LipScores, Track, Voices } from "./observations.ts";

/** Everything that says who is who. */
export interface PeopleInputs {
  /** From `followFaces`. */
  readonly tracks: readonly Track[];
  /** From `clusterVoices`. */
  readonly voices: Voices;
  /** Per chunk, in the order given to `followFaces`. */
  readonly lips: readonly (readonly LipScores[])[];
  /** The people who may be named: consented, and on the roster if there is one. */
  readonly directory: readonly KnownPerson[];
  readonly calibrations: Calibrations;
  readonly corrections?: readonly Correction[];
}

/**
 * Decides who is who and who speaks when: evidence of face, voice, lips and seat joined as log-likelihoods,
 * solved over the whole recording, with "unknown" always an answer. Nobody is on two tracks at once.
 */
export function identifyPeople(inputs: PeopleInputs): People {
  return { voiceEvidence: inputs.voices.evidence, tracks: [], voices: [], speaking: [] };
}
