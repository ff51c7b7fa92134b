import type { Candidate, Naming, SpeakerSegment } from "@hapju/diarization";
import type { Wording } from "../../minutes/lang/language.ts";
import type { CurrentDirectory } from "../current-directory.ts";
import type { MeetingResult } from "./results.ts";
import { isUnknown, type MeetingLabels } from "./unknown-labels.ts";

/**
 * Minutes and evidence as they may be shown now: names as they are in the directory, and people without a name, and
 * those who may not be named, under their labels.
 * @param createdAt when the run was created, in milliseconds since 1970
 * @param labels of everyone in {@link namelessIn}
 */
export function withCurrentNames(
  result: MeetingResult,
  directory: CurrentDirectory,
  createdAt: number,
  wording: Wording,
  { ofRun }: Pick<MeetingLabels, "ofRun">,
): MeetingResult {
  const { minutes, people } = result;
  const labels = new Map(Object.entries(ofRun));
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
    const masked =
      label === undefined ? {} : { speaker: label, ...(!isUnknown(one.speaker) && { reason: "unknown" }) };
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
        if (isUnknown(attendee.id)) return { ...attendee, id: label, name };
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

/** The speakers of a run who are shown without a name: unknown people, and people who may not be named. */
export function namelessIn(
  { minutes, people }: MeetingResult,
  directory: Pick<CurrentDirectory, "mayName">,
  createdAt: number,
): string[] {
  const speakers = new Set([
    ...minutes.attendees.map(({ id }) => id),
    ...minutes.actions.map(({ owner }) => owner),
    ...[...minutes.transcript, ...people.tracks, ...people.voices, ...people.speaking].map(
      ({ speaker }) => speaker,
    ),
    ...people.speaking.flatMap(({ runnerUp }) => runnerUp?.speaker ?? []),
  ]);
  return [...speakers].filter((speaker) => isUnknown(speaker) || !directory.mayName(speaker, createdAt));
}
