import type { TranscriptTurn } from "@hapju/contract";

/** The next turn that the same speaker begins, which a join would make one with this; nothing after a gap of theirs. */
export function nextOfSpeaker(
  transcript: readonly TranscriptTurn[],
  index: number,
): TranscriptTurn | undefined {
  const turn = transcript[index];
  if (!turn) return undefined;
  const next = transcript.find(
    ({ speaker, startSeconds }, at) =>
      at > index && speaker === turn.speaker && startSeconds >= turn.endSeconds,
  );
  return next?.gap ? undefined : next;
}
