import type { Turn } from "@hapju/diarization";
import type { Language } from "../lang/language.ts";
import { readWords } from "./read-words.ts";
import type { TranscriptTurn } from "./schema.ts";

const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000;

/**
 * The transcript as readers see it: turns in the order they begin, numbered t1, t2, …. Speech that was detected and
 * not transcribed is a turn of its own with `gap`.
 */
export function toTranscript(
  turns: readonly Turn[],
  { rewritings }: Pick<Language, "rewritings">,
): TranscriptTurn[] {
  const spoken = turns
    .filter(({ words }) => words.length > 0)
    .map((turn) => ({ ...turn, words: readWords(turn.words, (text) => rewritings?.(text) ?? []) }))
    .map(({ words, startSeconds, endSeconds, speaker, confidence }) => ({
      startSeconds: rounded(startSeconds),
      endSeconds: rounded(endSeconds),
      speaker,
      text: words.map(({ text }) => text).join(" "),
      gap: false,
      confidence,
      words: words.map((word) => ({
        text: word.text,
        ...(word.said === undefined ? {} : { said: word.said }),
        startSeconds: rounded(word.startSeconds),
        endSeconds: rounded(word.endSeconds),
        timing: word.timing,
      })),
    }));
  const gaps = turns.flatMap(({ gaps, speaker, confidence }) =>
    gaps.map(({ startSeconds, endSeconds }) => ({
      startSeconds: rounded(startSeconds),
      endSeconds: rounded(endSeconds),
      speaker,
      text: "",
      gap: true,
      confidence,
      words: [],
    })),
  );
  return [...spoken, ...gaps]
    .sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds)
    .map((turn, index) => ({ id: `t${index + 1}`, ...turn }));
}
