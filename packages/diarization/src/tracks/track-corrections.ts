import { trackAt } from "../corrections/anchors.ts";
import { type Correction, type FaceAnchor, isFace } from "../corrections/correction.ts";
import type { Track } from "../observations/faces.ts";

/** What users said about one track. */
export interface TrackCorrection {
  /** The person it is, null for a person who is not in the directory; undefined if nothing was said. */
  is: string | null | undefined;
  /** The people it is not. */
  readonly not: Set<string>;
}

/** What users said about the faces of a recording. */
export interface TrackCorrections {
  /** What they said about the track at a position. */
  readonly at: (track: number) => TrackCorrection;
  /** Whether they said that two tracks show one person. */
  readonly areSame: (a: number, b: number) => boolean;
}

/** Resolves the corrections that point at faces to positions in `tracks`. */
export function trackCorrections(
  tracks: readonly Track[],
  corrections: readonly Correction[],
): TrackCorrections {
  const byTrack = new Map<Track, TrackCorrection>();
  const of = (track: Track): TrackCorrection => {
    const known = byTrack.get(track) ?? { is: undefined, not: new Set() };
    byTrack.set(track, known);
    return known;
  };
  const same = new Set<string>();
  const find = (anchor: FaceAnchor) => trackAt(tracks, anchor);
  for (const correction of corrections) {
    if (correction.kind === "track-is") {
      const track = find(correction.face);
      if (track) of(track).is = correction.person;
    } else if (correction.kind === "not-person" && isFace(correction.at)) {
      const track = find(correction.at);
      if (!track) continue;
      const corrected = of(track);
      corrected.not.add(correction.person);
      if (corrected.is === correction.person) corrected.is = undefined;
    } else if (correction.kind === "same-person") {
      const [a, b] = correction.at.map((anchor) => (isFace(anchor) ? find(anchor) : undefined));
      if (a && b)
        for (const [one, other] of [
          [a, b],
          [b, a],
        ] as const)
          same.add(`${tracks.indexOf(one)}/${tracks.indexOf(other)}`);
    }
  }
  const none: TrackCorrection = { is: undefined, not: new Set() };
  return {
    at: (position) => {
      const track = tracks[position];
      return (track && byTrack.get(track)) ?? none;
    },
    areSame: (a, b) => same.has(`${a}/${b}`),
  };
}
