import type { SentenceRules } from "../lang/language.ts";
import type { Cited } from "./schema.ts";
import { contentWords, type Sentence } from "./sentences.ts";

/** One summary sentence per this many sentences of the meeting, within the bounds below. */
const SENTENCES_PER_LINE = 12;
const FEWEST = 2;
const MOST = 8;
const SHORTEST_WORDS = 4;

/**
 * The sentences that share most words with the whole meeting, each chosen for what the ones before it did not say
 * (SumBasic: Nenkova and Vanderwende, 2005).
 * @param language BCP 47 tag of the rules
 */
export function summarize(
  sentences: readonly Sentence[],
  rules: Omit<SentenceRules, "findAction">,
  language: string,
): Cited[] {
  const candidates = sentences
    .map((sentence, order) => ({
      sentence,
      order,
      words: [...new Set(contentWords(sentence.text, language, rules.stopWords))],
    }))
    .filter(
      ({ words, sentence: { text } }) =>
        words.length >= SHORTEST_WORDS && !rules.isQuestion(text) && !rules.isSmallTalk(text),
    );
  const total = candidates.reduce((sum, { words }) => sum + words.length, 0);
  const probability = new Map<string, number>();
  const probabilityOf = (word: string) => probability.get(word) ?? 0;
  for (const { words } of candidates)
    for (const word of words) probability.set(word, probabilityOf(word) + 1 / total);
  const wanted = Math.min(MOST, Math.max(FEWEST, Math.round(sentences.length / SENTENCES_PER_LINE)));
  const chosen: typeof candidates = [];
  while (chosen.length < wanted && chosen.length < candidates.length) {
    const score = ({ words }: (typeof candidates)[number]) =>
      words.reduce((sum, word) => sum + probabilityOf(word), 0) / Math.sqrt(words.length);
    const best = candidates
      .filter((candidate) => !chosen.includes(candidate))
      .reduce((a, b) => (score(b) > score(a) ? b : a));
    chosen.push(best);
    for (const word of best.words) probability.set(word, probabilityOf(word) ** 2);
  }
  return chosen
    .sort((a, b) => a.order - b.order)
    .map(({ sentence }) => ({ text: sentence.text, cites: [sentence.turn.id] }));
}
