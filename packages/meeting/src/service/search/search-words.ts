import { plainText } from "./plain-text.ts";

/** A word of a text or query. */
export type SearchWord =
  /** Of a script without spaces between words, or with particles at their end: parts of it are found too. */
  | { readonly kind: "unspaced"; readonly text: string }
  /** Of any other script: the parts between hyphens, usually one. */
  | { readonly kind: "spaced"; readonly parts: readonly string[] };

const UNSPACED = /[\p{L}&&[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]/v;
const LETTER = `[[\\p{L}\\p{N}]--${UNSPACED.source}]`;
const HYPHEN = /[\-\u2010]/v;
const WORD = new RegExp(`${UNSPACED.source}+|${LETTER}+(?:${HYPHEN.source}${LETTER}+)*`, "gv");

/** The words of a text, in order. */
export const searchWords = (text: string): SearchWord[] =>
  (plainText(text).text.match(WORD) ?? []).map((word) =>
    UNSPACED.test(word) ? { kind: "unspaced", text: word } : { kind: "spaced", parts: word.split(HYPHEN) },
  );
