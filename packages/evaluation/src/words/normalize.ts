import { numberWords } from "./number-words.ts";

/**
 * How words are normalised before they are compared.
 * - `none`: as they stand; words are what blanks separate.
 * - `basic`: Unicode NFC, lower case; hyphens and dashes become blanks; other punctuation and symbols go,
 *   except apostrophes inside a word.
 * - `english`: `basic`, then contractions in full (`we're` → `we are`), whole numbers below a million as
 *   words, and hesitations (`uh`, `um`, `hmm`, …) left out.
 * - `korean`: `basic`; for character rates the blanks go too, as they do for every language.
 */
export type Normalization = "none" | "basic" | "english" | "korean";

const HESITATIONS = /^(?:u+h+|u+m+|h+m+|m+h*m+|e+r+m?|a+h+|m{2,}|uh-?huh)$/;

/** Endings first by length, so that `won't` is not taken for `n't`. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, "will not"],
  [/\bcan't\b/g, "can not"],
  [/\bcannot\b/g, "can not"],
  [/\blet's\b/g, "let us"],
  [/n't\b/g, " not"],
  [/'re\b/g, " are"],
  [/'ve\b/g, " have"],
  [/'ll\b/g, " will"],
  [/'m\b/g, " am"],
  [/\b(it|that|he|she|there|what|who|where|how|here)'s\b/g, "$1 is"],
];

/** The text in the form in which it is compared. */
export function normalize(text: string, normalization: Normalization): string {
  if (normalization === "none") return text;
  const plain = basic(text);
  return normalization === "english" ? english(plain) : plain;
}

function basic(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/(\d)[,.](?=\d{3}\b)/g, "$1")
    .replace(/[\p{Pd}/_]/gu, " ")
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}'\s]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

function english(text: string): string {
  const full = CONTRACTIONS.reduce((current, [pattern, whole]) => current.replace(pattern, whole), text);
  return full
    .split(" ")
    .filter((word) => !HESITATIONS.test(word))
    .map((word) => (/^\d{1,6}$/.test(word) ? numberWords(Number(word)) : word))
    .join(" ");
}
