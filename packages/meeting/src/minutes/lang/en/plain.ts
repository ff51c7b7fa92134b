import { escapeForPattern } from "../language.ts";

/** Sounds and phrases without meaning, wherever they stand. */
const FILLERS = /,? ?\b(?:um+|uh+|erm?|hmm+|mm+|ah|oh(?! no)|you know|i mean|kind of|sort of)\b,?/g;

const EXPANSIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, "will not"],
  [/\b(?:can't|cannot)\b/g, "can not"],
  [/\bshan't\b/g, "shall not"],
  [/\bain't\b/g, "is not"],
  [/n't\b/g, " not"],
  [/\blet's\b/g, "let us"],
  [/\bi'm\b/g, "i am"],
  [/'ll\b/g, " will"],
  [/'re\b/g, " are"],
  [/'ve\b/g, " have"],
  [/'d\b/g, " would"],
  [/\b(it|that|this|there|he|she|who|what|where|how|when|everybody|everyone|nothing|nobody)'s\b/g, "$1 is"],
  [/\b(\w+)'s (?=(?:going|gonna|taking|responsible|handling|to|in charge)\b)/g, "$1 is "],
  [/\bim\b/g, "i am"],
  [/\b(i|we|you|they)ll\b(?<!\bill|\bwell)/g, "$1 will"],
  [/\bgonna\b/g, "going to"],
  [/\bwanna\b/g, "want to"],
  [/\b(?:have got|got|gotta) to\b|\bgotta\b/g, "have to"],
  [/\b(?:e-mail|e mail)\b/g, "email"],
  [/\bdouble[- ]check\b/g, "check"],
];

/**
 * A sentence as rules read it: lower case, short forms written out ("I'll" is "i will"), without fillers and words said
 * twice. Punctuation stays.
 */
export function plain(sentence: string): string {
  let text = sentence.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/["“”]/g, "");
  for (const [form, full] of EXPANSIONS) text = text.replace(form, full);
  return text
    .replace(FILLERS, (filler) => (/^,|,$/.test(filler) ? ", " : " "))
    .replace(/\s+/g, " ")
    .replace(/\b(\w+(?: \w+)?)(?: \1\b)+/g, "$1")
    .replace(/ ([,.!?;:])/g, "$1")
    .replace(/^[\s,.]+/, "")
    .trim();
}

/** The alternatives of a pattern that match one of the words of a text. */
export const oneOf = (words: string): string => words.trim().split(/\s+/).join("|");

/** A pattern of names, in lower case; matches nothing without names. */
export const anyName = (names: readonly string[]): string =>
  names.length === 0 ? "(?!)" : names.map((name) => escapeForPattern(name.toLowerCase())).join("|");
