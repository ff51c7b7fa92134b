import type { TranscriptWord } from "./types";

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || text;

const isSame = (word: TranscriptWord | undefined, text: string | undefined) =>
  word !== undefined && text !== undefined && bare(word.text) === bare(text);

/**
 * The words until the server answers: those before and after the change keep their times, those in
 * between share the time that is left.
 */
export function retimeWords(
  words: readonly TranscriptWord[],
  text: string,
  endSeconds: number,
): TranscriptWord[] {
  const texts = text.split(/\s+/).filter((each) => each !== "");
  const most = Math.min(words.length, texts.length);
  let head = 0;
  while (head < most && isSame(words[head], texts[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(words.at(-1 - tail), texts.at(-1 - tail))) tail++;
  const from = words[head]?.startSeconds ?? words.at(-1)?.endSeconds ?? endSeconds;
  const to = words[words.length - tail - 1]?.endSeconds ?? endSeconds;
  const changed = texts.length - head - tail;
  const each = Math.max(0, to - from) / Math.max(1, changed);
  return texts.map((text, at): TranscriptWord => {
    const fromEnd = texts.length - at;
    const kept = at < head ? words[at] : fromEnd <= tail ? words.at(-fromEnd) : undefined;
    if (kept) return { ...kept, text };
    const startSeconds = from + (at - head) * each;
    return { text, startSeconds, endSeconds: startSeconds + each, timing: "estimated" };
  });
}
