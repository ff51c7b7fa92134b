import type { LanguageRules } from "./language-rules.ts";
import type { Topic } from "./schema.ts";
import { contentWords, type Sentence } from "./sentences.ts";

/** A topic is at least this long, unless the speakers themselves announce the next one. */
const SHORTEST_SECONDS = 90;
/** Sentences compared on each side of a possible border. */
const WINDOW = 6;
/** Borders are where the vocabulary of both sides is less alike than this (cosine). */
const LEAST_COHESION = 0.08;
const TITLE_WORDS = 3;

const counts = (words: readonly string[]) => {
  const table = new Map<string, number>();
  for (const word of words) table.set(word, (table.get(word) ?? 0) + 1);
  return table;
};

function cosine(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  const norm = (table: ReadonlyMap<string, number>) => Math.hypot(...table.values());
  let dot = 0;
  for (const [word, count] of left) dot += count * (right.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (norm(left) * norm(right));
}

/** The words that are frequent in `words` and rare in the rest of the meeting, in the order they were said. */
function titleOf(words: readonly string[], everywhere: ReadonlyMap<string, number>, total: number): string {
  const here = counts(words);
  const weight = (word: string) =>
    here.get(word)! * Math.log(1 + (total * here.get(word)!) / (words.length * everywhere.get(word)!));
  const ranked = [...here.keys()].sort(
    (a, b) => weight(b) - weight(a) || words.indexOf(a) - words.indexOf(b),
  );
  return ranked
    .slice(0, TITLE_WORDS)
    .sort((a, b) => words.indexOf(a) - words.indexOf(b))
    .join(", ");
}

/** Cuts the meeting into topics by time: where a speaker announces one, or where the vocabulary changes (Hearst, TextTiling, 1997). */
export function findTopics(sentences: readonly Sentence[], rules: LanguageRules): Topic[] {
  const words = sentences.map(({ text }) => contentWords(text, rules.language, rules.stopWords));
  const everywhere = counts(words.flat());
  const total = words.flat().length;
  const borders = [0];
  for (let i = 1; i < sentences.length; i++) {
    if (sentences[i]!.turnIndex === sentences[i - 1]!.turnIndex) continue;
    const announced = rules.opensTopic(sentences[i]!.text);
    const length = sentences[i]!.turn.startSeconds - sentences[borders.at(-1)!]!.turn.startSeconds;
    const before = counts(words.slice(Math.max(0, i - WINDOW), i).flat());
    const after = counts(words.slice(i, i + WINDOW).flat());
    if (announced || (length >= SHORTEST_SECONDS && cosine(before, after) < LEAST_COHESION)) borders.push(i);
  }
  return borders
    .map((start, index) => ({ start, end: borders[index + 1] ?? sentences.length }))
    .map(({ start, end }) => ({
      part: sentences.slice(start, end),
      title: titleOf(words.slice(start, end).flat(), everywhere, total),
    }))
    .filter(({ part, title }) => part.length > 0 && title !== "")
    .map(({ part, title }) => ({
      title: title.charAt(0).toLocaleUpperCase() + title.slice(1),
      startSeconds: part[0]!.turn.startSeconds,
      endSeconds: part.at(-1)!.turn.endSeconds,
      cites: [...new Set(part.map(({ turn }) => turn.id))],
    }));
}
