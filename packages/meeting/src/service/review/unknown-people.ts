import { type NamedTrack, type Naming, reaches } from "@hapju/diarization";
import type { Box, Segment } from "@hapju/spec";
import type { RunCalibrations } from "../../calibrations.ts";
import type { MeetingResult } from "../results/results.ts";
import type { UnknownPerson } from "./review.ts";

const secondsIn = (segments: readonly Segment[]) =>
  segments.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);

/**
 * The unknown attendees of a meeting, most visible and audible first.
 * @param names of people by id
 * @param calibrations of the models of the run: they say what evidence is enough to suggest a name
 */
export function unknownPeople(
  { minutes, people }: MeetingResult,
  names: ReadonlyMap<string, string>,
  calibrations: RunCalibrations,
): UnknownPerson[] {
  return minutes.attendees
    .filter(({ known }) => !known)
    .flatMap(({ id: speaker }): UnknownPerson[] => {
      const tracks = people.tracks.filter((track) => track.speaker === speaker);
      const spoken = people.speaking.filter((segment) => segment.speaker === speaker);
      const common = {
        speaker,
        visibleSeconds: secondsIn(tracks.flatMap(({ track }) => track.visible)),
        speakingSeconds: secondsIn(spoken),
        candidates: candidatesOf(
          [...tracks, ...people.voices.filter((voice) => voice.speaker === speaker)],
          names,
          calibrations,
        ),
      };
      const sighting = bestSighting(tracks);
      if (sighting) {
        const { seconds, box } = sighting;
        const anchor = { seconds, x: inside(box.x + box.width / 2), y: inside(box.y + box.height / 2) };
        return [{ ...common, kind: "face", anchor, box }];
      }
      const [longest] = spoken.toSorted((a, b) => secondsIn([b]) - secondsIn([a]));
      if (!longest) return [];
      const { startSeconds, endSeconds } = longest;
      return [{ ...common, kind: "voice", anchor: { startSeconds, endSeconds } }];
    })
    .sort((a, b) => b.speakingSeconds + b.visibleSeconds - (a.speakingSeconds + a.visibleSeconds));
}

const inside = (fraction: number) => Math.min(1, Math.max(0, fraction));

/** A sighting that decided the name, else the largest and most confident. */
function bestSighting(
  tracks: readonly NamedTrack[],
): { readonly seconds: number; readonly box: Box } | undefined {
  const decided = tracks.flatMap(({ frames }) => frames.slice(0, 1));
  const worth = ({ box, confidence = 1 }: { readonly box: Box; readonly confidence?: number }) =>
    box.width * box.height * confidence;
  const all = decided.length > 0 ? decided : tracks.flatMap(({ boxes }) => boxes);
  return all.toSorted((a, b) => worth(b) - worth(a))[0];
}

/** Whom the face or the voice resembles enough to ask, by the highest probability of its tracks and voices. */
function candidatesOf(
  namings: readonly Naming[],
  names: ReadonlyMap<string, string>,
  calibrations: RunCalibrations,
): UnknownPerson["candidates"] {
  const best = new Map<string, number>();
  const similar = namings
    .flatMap(({ candidates }) => candidates)
    .filter(({ logLikelihoods }) => reaches(logLikelihoods, "askFrom", calibrations));
  for (const { person, probability } of similar)
    best.set(person, Math.max(probability, best.get(person) ?? 0));
  return [...best]
    .flatMap(([person, probability]) => {
      const name = names.get(person);
      return name === undefined ? [] : [{ person, name, probability }];
    })
    .sort((a, b) => b.probability - a.probability || (a.person < b.person ? -1 : 1));
}
