/** Letters of scripts whose words run into each other or carry particles: their parts are found too. */
const RUN_TOGETHER = /[\p{L}&&[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]/v;
const WORD = new RegExp(`${RUN_TOGETHER.source}+|[[\\p{L}\\p{N}]--${RUN_TOGETHER.source}]+`, "gv");

const wordsOf = (text: string) => text.normalize("NFC").toLowerCase().match(WORD) ?? [];

/** Overlapping pairs: 회의록 → 회의 의록. A single syllable stays. */
function pairsOf(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter);
}

/** PostgreSQL refuses longer lexemes; nobody types them. */
const LONGEST = 60;

/**
 * The text as a `tsvector`: words in lower case with their positions, and Korean, Chinese and Japanese as overlapping
 * pairs of characters, so that 회의 finds 회의록을. Made here, because what PostgreSQL's own parser takes for a letter
 * depends on the locale of the server.
 */
export const indexedText = (text: string): string =>
  wordsOf(text)
    .flatMap((word) => (RUN_TOGETHER.test(word) ? pairsOf(word) : [word.slice(0, LONGEST)]))
    .map((term, at) => `'${term}':${at + 1}`)
    .join(" ");

/**
 * What was asked for as a `tsquery`: every word must be there, in any order; the beginning of a word is enough.
 * @returns undefined where nothing in it can be searched for
 */
export function queryOf(asked: string): string | undefined {
  const parts = wordsOf(asked).map((word) => {
    if (!RUN_TOGETHER.test(word)) return `'${word.slice(0, LONGEST)}':*`;
    const pairs = pairsOf(word);
    return pairs.length === 1 ? `'${pairs[0]}':*` : `(${pairs.map((pair) => `'${pair}'`).join(" <-> ")})`;
  });
  return parts.length === 0 ? undefined : parts.join(" & ");
}

/** Where the words asked for stand in a text, as UTF-16 offsets in order, none overlapping. */
export function matchesIn(text: string, asked: string): { start: number; end: number }[] {
  const words = [...new Set(wordsOf(asked))].sort((a, b) => b.length - a.length);
  if (words.length === 0) return [];
  const either = words
    .map((word) => (RUN_TOGETHER.test(word) ? word : `(?<![\\p{L}\\p{N}])${word}`))
    .join("|");
  return [...text.matchAll(new RegExp(either, "giu"))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
