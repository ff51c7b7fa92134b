import type { Candidate, Naming, People, SpeakerSegment } from "@hapju/diarization";
import type { Minutes } from "../../minutes/core/schema.ts";
import type { Wording } from "../../minutes/lang/language.ts";
import type { DirectoryNow } from "../current-directory.ts";

interface Result {
  readonly minutes: Minutes;
  readonly people: People;
}

/**
 * Minutes and evidence as they may be shown now: names as the directory has them, and nobody named who may not be
 * any more. Who was masked becomes one more unknown person, everywhere the same.
 * @param madeAt when the run was made, in milliseconds since 1970
 */
export function asOfNow(
  { minutes, people }: Result,
  now: DirectoryNow,
  madeAt: number,
  wording: Wording,
): Result {
  const { labels, shown } = masks({ minutes, people }, now, madeAt);
  const rename = <One extends { readonly speaker: string }>(one: One): One => ({
    ...one,
    speaker: shown(one.speaker),
  });
  const mayShow = ({ person }: Candidate) => person === "unknown" || now.mayName(person, madeAt);
  const naming = <One extends Naming>(one: One): One => {
    const { runnerUp, ...rest } = one;
    const candidates = one.candidates.filter(mayShow);
    const next =
      runnerUp && (mayShow(runnerUp) ? runnerUp : candidates.find(({ person }) => person !== one.speaker));
    const masked = labels.has(one.speaker)
      ? { speaker: labels.get(one.speaker)!, reason: "unknown" as const }
      : {};
    return { ...rest, candidates, ...masked, ...(next ? { runnerUp: next } : {}) } as unknown as One;
  };
  const speaking = (one: SpeakerSegment): SpeakerSegment => ({
    ...rename(one),
    ...(one.runnerUp ? { runnerUp: rename(one.runnerUp) } : {}),
  });
  return {
    minutes: {
      ...minutes,
      attendees: minutes.attendees.map((attendee) => {
        const label = labels.get(attendee.id);
        if (label === undefined) return { ...attendee, name: now.names.get(attendee.id) ?? attendee.name };
        const name = wording.unknown(label.replace(/^unknown-/, ""));
        return { ...attendee, id: label, name, known: false, recognisedBy: [] };
      }),
      actions: minutes.actions.map((action) => ({ ...action, owner: shown(action.owner) })),
      transcript: minutes.transcript.map(rename),
    },
    people: {
      ...people,
      tracks: people.tracks.map(naming),
      voices: people.voices.map(naming),
      speaking: people.speaking.map(speaking),
    },
  };
}

/** New numbers for those who may not be named, after the ones that are taken. */
function masks({ minutes, people }: Result, now: DirectoryNow, madeAt: number) {
  const isUnknown = (speaker: string) => /^unknown-\d+$/.test(speaker);
  const speakers = new Set([
    ...minutes.attendees.map(({ id }) => id),
    ...minutes.actions.map(({ owner }) => owner),
    ...[...minutes.transcript, ...people.tracks, ...people.voices, ...people.speaking].map(
      ({ speaker }) => speaker,
    ),
    ...people.speaking.flatMap(({ runnerUp }) => runnerUp?.speaker ?? []),
  ]);
  const taken = [...speakers].filter(isUnknown).map((speaker) => Number(speaker.slice("unknown-".length)));
  let last = Math.max(0, ...taken);
  const masked = [...speakers].filter((speaker) => !isUnknown(speaker) && !now.mayName(speaker, madeAt));
  const labels = new Map(masked.map((speaker) => [speaker, `unknown-${++last}`]));
  return { labels, shown: (speaker: string) => labels.get(speaker) ?? speaker };
}
