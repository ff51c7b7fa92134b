import type { SourceEvidence } from "../decisions.ts";
import type { Track } from "../observations/faces.ts";
import type { Calibrations, KnownPerson } from "../observations/people.ts";
import { appearanceOf, type FaceAppearance, matchFace } from "./appearance.ts";

/** A track and its evidence for each person of the directory. */
export interface TrackEvidence {
  readonly track: Track;
  /** Undefined if no face of the track was embedded. */
  readonly appearance: FaceAppearance | undefined;
  /** By the person's id. */
  readonly evidence: ReadonlyMap<string, SourceEvidence>;
}

/**
 * The evidence of the faces, and of the voices linked to them, for every track and person.
 *
 * @param voiceEvidence log-likelihood ratio that the voice linked to a track is a person's; undefined if none compares
 */
export function trackEvidence(
  tracks: readonly Track[],
  directory: readonly KnownPerson[],
  calibrations: Calibrations,
  voiceEvidence: (track: string, person: KnownPerson) => number | undefined,
): TrackEvidence[] {
  return tracks.map((track) => {
    const appearance = appearanceOf(track.embeddings);
    const evidence = new Map<string, SourceEvidence>();
    for (const person of directory) {
      const face =
        appearance && calibrations.face && person.faceTemplates.length > 0
          ? matchFace(appearance, person.faceTemplates, calibrations.face)
          : undefined;
      const voice = voiceEvidence(track.id, person);
      evidence.set(person.id, {
        ...(face === undefined || face === Number.NEGATIVE_INFINITY ? {} : { face }),
        ...(voice === undefined ? {} : { voice }),
      });
    }
    return { track, appearance, evidence };
  });
}
