import type { Candidate, Naming, SpeakerSegment } from "@hapju/diarization";
import type { Wording } from "../../minutes/lang/language.ts";
import type { CurrentDirectory } from "../current-directory.ts";
import type { MeetingResult } from "./results.ts";

/**
 * Minutes and evidence as they may be shown now: names as they are in the directory, and people who may not be named
 * replaced by unknown people, everywhere by the same one.
 * @param createdAt when the run was created, in milliseconds since 1970
 */
export function withCurrentNames(
  result: MeetingResult,
  directory: CurrentDirectory,
  createdAt: number,
  wording: Wording,
): MeetingResult {
  const { minutes, people } = result;
  const labels = labelsOf(result, directory, createdAt);
  const labelOf = (speaker: string) => labels.get(speaker) ?? speaker;
  const relabelled = <One extends { readonly speaker: string }>(one: One): One => ({
    ...one,
    speaker: labelOf(one.speaker),
  });
  const mayShow = ({ person }: Candidate) => person === "unknown" || directory.mayName(person, createdAt);
  const naming = <One extends Naming>(one: One): One => {
    const { runnerUp, ...rest } = one;
    const candidates = one.candidates.filter(mayShow);
    const next =
      runnerUp && (mayShow(runnerUp) ? runnerUp : candidates.find(({ person }) => person !== one.speaker));
    const label = labels.get(one.speaker);
    const masked = label === undefined ? {} : { speaker: label, reason: "unknown" as const };
    return { ...rest, candidates, ...masked, ...(next ? { runnerUp: next } : {}) } as unknown as One;
  };
  const speaking = (one: SpeakerSegment): SpeakerSegment => ({
    ...relabelled(one),
    ...(one.runnerUp ? { runnerUp: relabelled(one.runnerUp) } : {}),
  });
  return {
    minutes: {
      ...minutes,
      attendees: minutes.attendees.map((attendee) => {
        const label = labels.get(attendee.id);
        if (label === undefined)
          return { ...attendee, name: directory.names.get(attendee.id) ?? attendee.name };
        const name = wording.unknown(label.replace(/^unknown-/, ""));
        return { ...attendee, id: label, name, known: false, recognisedBy: [] };
      }),
      actions: minutes.actions.map((action) => ({ ...action, owner: labelOf(action.owner) })),
      transcript: minutes.transcript.map(relabelled),
    },
    people: {
      ...people,
      tracks: people.tracks.map(naming),
      voices: people.voices.map(naming),
      speaking: people.speaking.map(speaking),
    },
  };
}

/** A new `unknown-N` for each person who may not be named, numbered after the existing ones. */
function labelsOf(
  { minutes, people }: MeetingResult,
  directory: CurrentDirectory,
  createdAt: number,
): ReadonlyMap<string, string> {
  const isUnknown = (speaker: string) => /^unknown-\d+$/.test(speaker);
  const speakers = new Set([
    ...minutes.attendees.map(({ id }) => id),
    ...minutes.actions.map(({ owner }) => owner),
    ...[...minutes.transcript, ...people.tracks, ...people.voices, ...people.speaking].map(
      ({ speaker }) => speaker,
    ),
    ...people.speaking.flatMap(({ runnerUp }) => runnerUp?.speaker ?? []),
  ]);
  const numbers = [...speakers].filter(isUnknown).map((speaker) => Number(speaker.slice("unknown-".length)));
  let last = Math.max(0, ...numbers);
  const masked = [...speakers].filter(
    (speaker) => !isUnknown(speaker) && !directory.mayName(speaker, createdAt),
  );
  return new Map(masked.map((speaker) => [speaker, `unknown-${++last}`]));
}
