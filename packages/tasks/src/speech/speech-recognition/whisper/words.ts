import type { z } from "zod";
import type { recognizedWord } from "../contract.ts";
import { firstFrames } from "./align.ts";
import { type EncodedSound, FRAME_SECONDS } from "./network.ts";
import type { FoundText } from "./search.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What UTF-8 with bytes missing decodes to. */
const INCOMPLETE = "\uFFFD";
/** Ends a word in scripts without spaces. */
const ENDS_WORD = /[\u3001\u3002\uFF01\uFF0C\uFF1F]$/u;

/**
 * The words of a text with their times. Tokens are joined to characters, and characters to words at spaces.
 *
 * @param offsetSeconds where the sound starts
 */
export function timedWords(
  { tokens, promptAttention, end }: FoundText,
  { frames, soundFrames }: EncodedSound,
  { text }: Vocabulary,
  offsetSeconds: number,
): z.infer<typeof recognizedWord>[] {
  if (tokens.length === 0) return [];
  const attention = [
    ...promptAttention,
    ...tokens.map((token) => token.attention),
    ...(end ? [end.attention] : []),
  ];
  const first = firstFrames(attention, promptAttention.length, frames, soundFrames);
  const secondsAt = (token: number) => offsetSeconds + (first[token] ?? soundFrames) * FRAME_SECONDS;
  const words: { text: string; from: number; to: number }[] = [];
  for (let from = 0, to = 1; to <= tokens.length; to++) {
    const characters = text(tokens.slice(from, to).map(({ id }) => id));
    if (characters.endsWith(INCOMPLETE) && to < tokens.length) continue;
    const last = words.at(-1);
    if (last && !/^\s/.test(characters) && !ENDS_WORD.test(last.text)) {
      last.text += characters;
      last.to = to;
    } else words.push({ text: characters, from, to });
    from = to;
  }
  return words.flatMap(({ text, from, to }) => {
    const trimmed = text.replaceAll(INCOMPLETE, "").trim();
    if (trimmed === "") return [];
    const logs = tokens.slice(from, to).map(({ logProbability }) => logProbability);
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    return [
      { text: trimmed, startSeconds: secondsAt(from), endSeconds: secondsAt(to), confidence: Math.exp(mean) },
    ];
  });
}
