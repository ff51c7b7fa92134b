import type { Correction, TranscriptTurn } from "@hapju/contract";
import type { Segment } from "@hapju/spec";
import { anchorOf } from "./plan-speaker";

/** A border may lie this far within what is said on either side of it: the tolerance of the server. */
const WITHIN_SECONDS = 0.05;

/** The turn right after this one, if another speaker says it and the two can be joined. */
export function nextOfAnother(
  transcript: readonly TranscriptTurn[],
  index: number,
): TranscriptTurn | undefined {
  const turn = transcript[index];
  const next = transcript[index + 1];
  const can =
    turn &&
    next &&
    !next.gap &&
    next.speaker !== turn.speaker &&
    next.startSeconds > turn.endSeconds - WITHIN_SECONDS;
  return can ? next : undefined;
}

/** The corrections that make two turns one; `speaker` says both, and must be in the directory if one of them is not theirs. */
export function planJoin(turn: TranscriptTurn, next: TranscriptTurn, speaker: string): Correction[] {
  const given = [turn, next]
    .filter((one) => one.speaker !== speaker)
    .map((one): Correction => ({ kind: "turn-is", turn: anchorOf(one), person: speaker }));
  return [...given, { kind: "join", seconds: between(turn, next) }];
}

const between = (turn: Segment, next: Segment) => (turn.endSeconds + next.startSeconds) / 2;
