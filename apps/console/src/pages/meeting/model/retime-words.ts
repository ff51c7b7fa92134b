import type { TranscriptWord } from "./types";

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || text;

/**
 * How words look while the server has not answered yet: those before and after the change keep their times, those in
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
  while (head < most && bare(words[head]!.text) === bare(texts[head]!)) head++;
  let tail = 0;
  while (tail < most - head && bare(words.at(-1 - tail)!.text) === bare(texts.at(-1 - tail)!)) tail++;
  const from = words[head]?.startSeconds ?? words.at(-1)?.endSeconds ?? endSeconds;
  const to = words[words.length - tail - 1]?.endSeconds ?? endSeconds;
  const changed = texts.length - head - tail;
  const each = Math.max(0, to - from) / Math.max(1, changed);
  return texts.map((text, at): TranscriptWord => {
    if (at < head) return { ...words[at]!, text };
    if (at >= texts.length - tail) return { ...words[words.length - (texts.length - at)]!, text };
    const startSeconds = from + (at - head) * each;
    return { text, startSeconds, endSeconds: startSeconds + each, timing: "estimated" };
  });
}
