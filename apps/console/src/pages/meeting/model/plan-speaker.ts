import type { Correction, Minutes, Tracks, TranscriptTurn } from "@hapju/contract";
import type { Segment } from "@hapju/spec";
import type { MeetingTrack } from "./types";

/** A new speaker: for one turn, or for every turn and face of its present speaker. */
export interface SpeakerChange {
  readonly turn: TranscriptTurn;
  /** Id of a person; null: not in the directory. */
  readonly person: string | null;
  readonly everywhere: boolean;
}

type Anchor = Extract<Correction, { kind: "same-person" }>["at"][number];

/** The segment that anchors a correction of a turn. */
export const anchorOf = ({ startSeconds, endSeconds }: Segment) => ({ startSeconds, endSeconds });

/**
 * The corrections that say so, to be made in this order. Everywhere is: one with the person where they are in the
 * meeting already; else their face, where the camera saw one; else this turn, and then its other turns as the same.
 */
export function planSpeaker(
  { turn, person, everywhere }: SpeakerChange,
  { transcript }: Pick<Minutes, "transcript">,
  { tracks }: Pick<Tracks, "tracks">,
): Correction[] {
  const thisTurn: Correction = { kind: "turn-is", turn: anchorOf(turn), person };
  if (!everywhere) return [thisTurn];
  const target = person === null ? undefined : placeOf(person, transcript, tracks);
  if (target) return [{ kind: "same-person", at: [target, anchorOf(turn)] }];
  const faces = tracks.filter(({ speaker }) => speaker === turn.speaker);
  const other = transcript.find(({ speaker, id }) => speaker === turn.speaker && id !== turn.id);
  if (person !== null && other && faces.length !== 1)
    return [thisTurn, { kind: "same-person", at: [anchorOf(turn), anchorOf(other)] }];
  const shown = faces.flatMap((track) => faceOf(track) ?? []);
  if (shown.length > 0) return shown.map((face): Correction => ({ kind: "track-is", face, person }));
  return [thisTurn];
}

/** Whether saying it everywhere is more than saying it for this turn. */
export const isElsewhere = (
  turn: TranscriptTurn,
  transcript: readonly TranscriptTurn[],
  tracks: readonly MeetingTrack[],
): boolean =>
  transcript.some(({ speaker, id }) => speaker === turn.speaker && id !== turn.id) ||
  tracks.some(({ speaker }) => speaker === turn.speaker);

/** Where a person is in the meeting: a turn, or else a face. */
export function placeOf(
  speaker: string,
  transcript: readonly TranscriptTurn[],
  tracks: readonly MeetingTrack[],
): Anchor | undefined {
  const longest = transcript
    .filter((one) => one.speaker === speaker)
    .toSorted((a, b) => b.endSeconds - b.startSeconds - (a.endSeconds - a.startSeconds))[0];
  if (longest) return anchorOf(longest);
  const track = tracks.find((one) => one.speaker === speaker);
  return track && faceOf(track);
}

/** The middle of a track's largest face. */
export function faceOf({ boxes }: Pick<MeetingTrack, "boxes">) {
  const best = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!best) return undefined;
  const inside = (fraction: number) => Math.min(1, Math.max(0, fraction));
  return {
    seconds: best.seconds,
    x: inside(best.x + best.width / 2),
    y: inside(best.y + best.height / 2),
  };
}
