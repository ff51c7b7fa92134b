import {
  type Correction,
  identifyPeople as identify,
  type KnownPerson,
  type LipScores,
  type People,
  type Track,
  type Voices,
} from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { RunCalibrations } from "../calibrations.ts";

/** The people a run may name, as the directory held them when the run was started. */
export interface DirectoryInput {
  readonly people: readonly (KnownPerson & { readonly name: string })[];
}

/** Decides who each track and voice is, and who speaks when. */
export const identifyPeople = defineStep({
  name: "identify-people",
  version: 19,
  run(input: {
    tracks: readonly Track[];
    voices: Voices;
    lips: readonly (readonly LipScores[])[];
    directory: DirectoryInput;
    calibrations: RunCalibrations;
    corrections: readonly Correction[];
  }): Promise<People> {
    const { tracks, voices, lips, directory, calibrations, corrections } = input;
    return Promise.resolve(
      identify({ tracks, voices, lips, directory: directory.people, calibrations, corrections }),
    );
  },
});
