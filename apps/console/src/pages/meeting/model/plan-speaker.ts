import type { Correction, TranscriptTurn } from "@hapju/contract";
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

/** The correction that says so. */
export const planSpeaker = ({ turn, person, everywhere }: SpeakerChange): Correction =>
  everywhere
    ? { kind: "speaker-is", at: anchorOf(turn), person }
    : { kind: "turn-is", turn: anchorOf(turn), person };

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
