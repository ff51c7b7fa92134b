import { koreanStem } from "./korean-stem.ts";
import { type SearchWord, searchWords } from "./search-words.ts";

/** Overlapping pairs of letters: `abc` → `ab bc`. A single letter stays. */
function pairsOf(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** PostgreSQL refuses much longer lexemes. */
const LONGEST = 60;
const cut = (word: string) => word.slice(0, LONGEST);

/** The word as a whole and without its particle, marked: `=예산은` and `=예산`. */
const wholesOf = (word: string): string[] =>
  [word, koreanStem(word)].filter((each) => each !== undefined).map((each) => `=${cut(each)}`);

/** The terms of a word; those in one list are at one position. */
function termsOf(word: SearchWord): string[][] {
  if (word.kind === "spaced") {
    const [first = "", ...others] = word.parts;
    // `e-mail` is found as `email` too.
    const joined = others.length > 0 ? [cut(word.parts.join(""))] : [];
    return [[cut(first), ...joined], ...others.map((part) => [cut(part)])];
  }
  const [first = "", ...others] = pairsOf(word.text);
  return [[first, ...wholesOf(word.text)], ...others.map((pair) => [pair])];
}

/**
 * The text as a `tsvector`: words in lower case with their positions; Korean, Chinese and Japanese words as overlapping
 * pairs of characters, so that a part of a word is found, and as a whole with and without the particle. PostgreSQL's own
 * parser is not used: what it takes for a letter depends on the locale of the server.
 */
export const indexedText = (text: string): string =>
  searchWords(text)
    .flatMap(termsOf)
    .flatMap((terms, at) => terms.map((term) => `'${term}':${at + 1}`))
    .join(" ");

/** How near a passage must come to a query. `near`: a Korean word may lack its last syllable, as 계약 does for 계약서. */
export type Nearness = "exact" | "near";

/** The shortest stem that is searched for instead of a word. */
const SHORTEST_STEM = 2;

/** What is found instead of a Korean word: its stem without the last syllable; undefined where that is too short. */
export function nearStem(word: string): string | undefined {
  const letters = [...(koreanStem(word) ?? word)];
  return letters.length > SHORTEST_STEM && /^\p{Script=Hangul}+$/u.test(word)
    ? letters.slice(0, -1).join("")
    : undefined;
}

const partOf = (word: string): string => {
  const pairs = pairsOf(word);
  return pairs.length === 1 ? `'${pairs[0]}':*` : `(${pairs.map((pair) => `'${pair}'`).join(" <-> ")})`;
};

function conditionOf(word: SearchWord, nearness: Nearness): string {
  if (word.kind === "spaced") {
    const parts = word.parts.map((part) => `'${cut(part)}':*`);
    if (parts.length === 1) return parts.join("");
    return `((${parts.join(" & ")}) | '${cut(word.parts.join(""))}':*)`;
  }
  const near = nearness === "near" ? nearStem(word.text) : undefined;
  if (near !== undefined) return partOf(near);
  const stem = koreanStem(word.text);
  return stem === undefined ? partOf(word.text) : `(${partOf(word.text)} | '=${cut(stem)}')`;
}

/**
 * A query as a `tsquery`: every word must occur, in any order; the beginning of a word is enough, and a Korean word may
 * have another particle.
 * @returns undefined if the query has no word, or none that can be near
 */
export function queryOf(query: string, nearness: Nearness = "exact"): string | undefined {
  const words = searchWords(query);
  const canBeNear = words.some((word) => word.kind === "unspaced" && nearStem(word.text) !== undefined);
  if (words.length === 0 || (nearness === "near" && !canBeNear)) return undefined;
  return words.map((word) => conditionOf(word, nearness)).join(" & ");
}
