/** Letters of scripts without spaces between words, or with particles at their end: parts of words are found too. */
const UNSPACED = /[\p{L}&&[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]/v;
const WORD = new RegExp(`${UNSPACED.source}+|[[\\p{L}\\p{N}]--${UNSPACED.source}]+`, "gv");

const wordsOf = (text: string) => text.normalize("NFC").toLowerCase().match(WORD) ?? [];

/** Overlapping pairs of letters: `abc` → `ab bc`. A single letter stays. */
function pairsOf(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** PostgreSQL refuses much longer lexemes. */
const LONGEST = 60;

/**
 * The text as a `tsvector`: words in lower case with their positions; Korean, Chinese and Japanese words as overlapping
 * pairs of characters, so that a part of a word is found. PostgreSQL's own parser is not used: what it takes for a
 * letter depends on the locale of the server.
 */
export const indexedText = (text: string): string =>
  wordsOf(text)
    .flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : [word.slice(0, LONGEST)]))
    .map((term, at) => `'${term}':${at + 1}`)
    .join(" ");

/**
 * A query as a `tsquery`: every word must occur, in any order; the beginning of a word is enough.
 * @returns undefined if the query has no word
 */
export function queryOf(query: string): string | undefined {
  const parts = wordsOf(query).map((word) => {
    if (!UNSPACED.test(word)) return `'${word.slice(0, LONGEST)}':*`;
    const pairs = pairsOf(word);
    return pairs.length === 1 ? `'${pairs[0]}':*` : `(${pairs.map((pair) => `'${pair}'`).join(" <-> ")})`;
  });
  return parts.length === 0 ? undefined : parts.join(" & ");
}

/** Where the words of a query are in a text: UTF-16 offsets in order, none overlapping. */
export function matchesIn(text: string, query: string): { start: number; end: number }[] {
  const words = [...new Set(wordsOf(query))].sort((a, b) => b.length - a.length);
  if (words.length === 0) return [];
  const either = words.map((word) => (UNSPACED.test(word) ? word : `(?<![\\p{L}\\p{N}])${word}`)).join("|");
  return [...text.matchAll(new RegExp(either, "giu"))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
