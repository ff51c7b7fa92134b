import type { SentenceRules } from "../lang/language.ts";
import type { Topic } from "./schema.ts";
import { contentWords, type Sentence } from "./sentences.ts";

/** A topic is at least this long, unless the speakers themselves announce the next one. */
const SHORTEST_SECONDS = 90;
/** Sentences compared on each side of a possible border. */
const WINDOW = 6;
/** A border is where the vocabularies of both sides are less similar than this (cosine). */
const LEAST_COHESION = 0.08;
const TITLE_WORDS = 3;

type Counts = ReadonlyMap<string, number>;

function countsOf(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function cosine(left: Counts, right: Counts): number {
  const norm = (counts: Counts) => Math.hypot(...counts.values());
  let dot = 0;
  for (const [word, count] of left) dot += count * (right.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (norm(left) * norm(right));
}

/** The words that are frequent in `words` and rare in the rest of the meeting, in the order they were said. */
function titleOf(words: readonly string[], everywhere: Counts, total: number): string {
  const weights = new Map(
    [...countsOf(words)].map(([word, count]) => {
      const share = (total * count) / (words.length * (everywhere.get(word) ?? count));
      return [word, count * Math.log(1 + share)] as const;
    }),
  );
  return [...weights]
    .sort(([a, weight], [b, other]) => other - weight || words.indexOf(a) - words.indexOf(b))
    .slice(0, TITLE_WORDS)
    .map(([word]) => word)
    .sort((a, b) => words.indexOf(a) - words.indexOf(b))
    .join(", ");
}

/** Positions of the sentences that start a topic. */
function bordersIn(
  sentences: readonly Sentence[],
  words: readonly (readonly string[])[],
  rules: Omit<SentenceRules, "findAction">,
): number[] {
  const borders: number[] = [];
  let previous: Sentence | undefined;
  let startedAt = 0;
  for (const [index, sentence] of sentences.entries()) {
    const { turn, turnIndex, text } = sentence;
    if (!previous || turnIndex !== previous.turnIndex) {
      const before = countsOf(words.slice(Math.max(0, index - WINDOW), index).flat());
      const after = countsOf(words.slice(index, index + WINDOW).flat());
      const changes =
        turn.startSeconds - startedAt >= SHORTEST_SECONDS && cosine(before, after) < LEAST_COHESION;
      if (!previous || rules.opensTopic(text) || changes) {
        borders.push(index);
        startedAt = turn.startSeconds;
      }
    }
    previous = sentence;
  }
  return borders;
}

/**
 * Divides the meeting into topics: where a speaker announces one, or where the vocabulary changes (TextTiling:
 * Hearst, 1997).
 * @param language BCP 47 tag of the rules
 */
export function findTopics(
  sentences: readonly Sentence[],
  rules: Omit<SentenceRules, "findAction">,
  language: string,
): Topic[] {
  const words = sentences.map(({ text }) => contentWords(text, language, rules.stopWords));
  const everywhere = countsOf(words.flat());
  const total = words.flat().length;
  const borders = bordersIn(sentences, words, rules);
  return borders.flatMap((start, index): Topic[] => {
    const end = borders[index + 1] ?? sentences.length;
    const part = sentences.slice(start, end);
    const title = titleOf(words.slice(start, end).flat(), everywhere, total);
    const [first, last] = [part.at(0), part.at(-1)];
    if (!first || !last || title === "") return [];
    return [
      {
        title: title.charAt(0).toLocaleUpperCase() + title.slice(1),
        startSeconds: first.turn.startSeconds,
        endSeconds: last.turn.endSeconds,
        cites: [...new Set(part.map(({ turn }) => turn.id))],
      },
    ];
  });
}
