import { MIN_DECIDING_PIXELS, type People } from "@hapju/diarization";
import type { SoundSource } from "@hapju/media";
import type { Segment } from "@hapju/spec";
import { clock } from "../../exports/shared/times.ts";
import type { Recording } from "../../recording.ts";
import type { Attendee } from "./schema.ts";
import { hasSmallFaces } from "./small-faces.ts";

/** A limit of the minutes that a reader should know. */
export type Warning =
  | "noAudio"
  | "noVideo"
  | "nobodySpeaks"
  | "faint"
  | "noVoices"
  | "truncated"
  | "noSound"
  | "unreadPieces"
  | "joined"
  | "unreadableTracks"
  | "severalTracks"
  | "otherVideo"
  | "turned"
  | "stillPictures"
  | "smallFaces";

/** A warning and what its text holds: `{name}` in it stands for the value of that name. */
export interface WarningFacts {
  readonly warning: Warning;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What is known of a recording and its speech before minutes are written. */
export interface WarningInput {
  readonly recording: Omit<Recording, "file">;
  readonly people: Pick<People, "voiceEvidence" | "tracks">;
  readonly attendees: readonly Attendee[];
  /** Where no sound could be read, ascending. */
  readonly gaps: readonly Segment[];
  /** Whether any speech was found. */
  readonly hasSpeech: boolean;
}

/** More times than this are counted, not listed. */
const MOST_TIMES = 8;

const timesOf = (segments: readonly Segment[]): string => {
  const listed = segments
    .slice(0, MOST_TIMES)
    .map(({ startSeconds, endSeconds }) => `${clock(startSeconds)}–${clock(endSeconds)}`);
  return [...listed, ...(segments.length > MOST_TIMES ? [`… (+${segments.length - MOST_TIMES})`] : [])].join(
    ", ",
  );
};

/** How a track is called: by its title, else by its number. */
const nameOf = ({ track, title }: SoundSource): string => title ?? `${track + 1}`;

/** The limits of the minutes of a recording, in the order they are printed. */
export function warningsFor({ recording, people, attendees, gaps, hasSpeech }: WarningInput): WarningFacts[] {
  const { hasAudio, video, truncated, durationSeconds, declaredSeconds = durationSeconds } = recording;
  const { pieces = [], unreadShare = 0, unreadable = [], sources = [], faint = false } = recording;
  const { otherVideo = [] } = recording;
  const turns = new Set(people.tracks.flatMap(({ track }) => track.uprightTurn ?? []));
  const pictures = new Set(people.tracks.flatMap(({ track, speaker }) => (track.isPicture ? speaker : [])));
  const tracks = [...new Map(sources.map((source) => [source.track, source])).values()];
  const all: readonly (WarningFacts & { readonly holds: boolean })[] = [
    { warning: "noAudio", holds: !hasAudio },
    { warning: "noVideo", holds: !video },
    { warning: "nobodySpeaks", holds: hasAudio && !hasSpeech },
    { warning: "faint", holds: hasSpeech && faint },
    { warning: "noVoices", holds: hasSpeech && people.voiceEvidence === "none" },
    {
      warning: "truncated",
      holds: truncated,
      values: { read: clock(durationSeconds), declared: clock(declaredSeconds) },
    },
    { warning: "noSound", holds: gaps.length > 0, values: { times: timesOf(gaps) } },
    {
      warning: "unreadPieces",
      holds: unreadShare > 0,
      values: { percent: Math.max(1, Math.round(100 * unreadShare)) },
    },
    {
      warning: "joined",
      holds: pieces.length > 1,
      values: {
        count: pieces.length,
        times: timesOf(pieces),
      },
    },
    {
      warning: "unreadableTracks",
      holds: unreadable.length > 0,
      values: {
        tracks: unreadable.map(({ title, codec }) => [title, codec].filter(Boolean).join(" ")).join(", "),
      },
    },
    {
      warning: "severalTracks",
      holds: tracks.length > 1,
      values: { count: tracks.length, tracks: tracks.map(nameOf).join(", ") },
    },
    { warning: "otherVideo", holds: otherVideo.length > 0, values: { count: otherVideo.length + 1 } },
    { warning: "turned", holds: turns.size > 0, values: { degrees: [...turns].join(", ") } },
    { warning: "stillPictures", holds: pictures.size > 0, values: { count: pictures.size } },
    {
      warning: "smallFaces",
      holds: video !== undefined && hasSmallFaces(attendees, people.tracks, video),
      values: { pixels: MIN_DECIDING_PIXELS },
    },
  ];
  return all
    .filter(({ holds }) => holds)
    .map(({ warning, values }) => ({ warning, ...(values ? { values } : {}) }));
}

/** The text of a warning. */
export const textOf = (
  texts: Readonly<Record<Warning, string>>,
  { warning, values = {} }: WarningFacts,
): string => texts[warning].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
