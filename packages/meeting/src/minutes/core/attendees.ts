import type { EvidenceSource, Naming, People } from "@hapju/diarization";
import type { Segment } from "@hapju/spec";
import type { Wording } from "../lang/language.ts";
import type { Attendee, TranscriptTurn } from "./schema.ts";

/** An unknown person who is silent and visible for less than this is a passer-by, not an attendee. */
const PASSER_BY_SECONDS = 3;

const secondsIn = (segments: readonly Segment[]) =>
  segments.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);

function sourcesOf(naming: Naming): readonly (EvidenceSource | "correction")[] {
  if (naming.reason === "corrected") return ["correction"];
  const chosen = naming.candidates.find(({ person }) => person === naming.speaker);
  return Object.entries(chosen?.logLikelihoods ?? {})
    .filter(([, likelihood]) => likelihood > 0)
    .map(([source]) => source as EvidenceSource);
}

/**
 * Everyone visible or audible in a meeting, not who is only on a picture: people of the directory first, then by
 * speaking time.
 * @param directory names by id
 */
export function findAttendees(
  people: People,
  transcript: readonly TranscriptTurn[],
  directory: ReadonlyMap<string, string>,
  wording: Wording,
): Attendee[] {
  const tracks = people.tracks.filter(({ track }) => !track.isPicture);
  const namings = [...tracks, ...people.voices];
  const ids = new Set([...namings, ...transcript].map(({ speaker }) => speaker));
  return [...ids]
    .map((id): Attendee => {
      const own = namings.filter(({ speaker }) => speaker === id);
      const turns = transcript.filter(({ speaker }) => speaker === id);
      const byLips = people.speaking.some(({ speaker, by }) => speaker === id && by === "lips");
      const known = directory.get(id);
      return {
        id,
        name: known ?? wording.unknown(id.replace(/^unknown-/, "")),
        known: known !== undefined,
        recognisedBy: [
          ...new Set([...own.flatMap(sourcesOf), ...(byLips ? (["lips"] as const) : [])]),
        ].sort(),
        confidence: Math.max(
          0,
          ...own.map(({ confidence }) => confidence),
          ...turns.map(({ confidence }) => confidence),
        ),
        speakingSeconds: secondsIn(turns),
        visibleSeconds: secondsIn(
          tracks.filter(({ speaker }) => speaker === id).flatMap(({ track }) => track.visible),
        ),
      };
    })
    .filter(
      ({ known, speakingSeconds, visibleSeconds }) =>
        known || speakingSeconds > 0 || visibleSeconds >= PASSER_BY_SECONDS,
    )
    .sort(
      (a, b) =>
        Number(b.known) - Number(a.known) || b.speakingSeconds - a.speakingSeconds || (a.id < b.id ? -1 : 1),
    );
}
