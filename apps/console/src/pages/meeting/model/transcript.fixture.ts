import type { TranscriptTurn } from "@hapju/contract";

/** A turn whose words last half a second each; no text makes a gap of one second. */
export function turn(
  speaker: string,
  startSeconds: number,
  text: string,
  id = `t${startSeconds}`,
): TranscriptTurn {
  const texts = text === "" ? [] : text.split(" ");
  return {
    id,
    speaker,
    text,
    startSeconds,
    endSeconds: startSeconds + (texts.length > 0 ? texts.length / 2 : 1),
    gap: texts.length === 0,
    confidence: 0.9,
    words: texts.map((word, at) => ({
      text: word,
      startSeconds: startSeconds + at / 2,
      endSeconds: startSeconds + (at + 1) / 2,
      timing: "model",
    })),
  };
}
