import { escapeForPattern } from "../language.ts";

const FIRST = 0xac00;
const FINALS = 28;
const RIEUL = 8;
const BIEUP = 17;
/** Sounds without meaning between the words. */
const FILLERS = /(^|[\s,])(?:음+|어+|에+|아+|저기|그게|뭐랄까|그러니까|있잖아요|그니까|막)(?=[\s,])[,]?/g;
/** Before these, a final ㄹ or ㅂ of a verb belongs to the ending: 쓸게요, 할 예정, 합니다, 합시다. */
const ENDINGS =
  /([가-힣])(?<![습읍입십])(?=((?:게|께|까(?!지)|거|것|겁|래|수)| (?:거|것|겁|예정|계획|생각|수 ?(?:있|없|도|가)|분(?![가-힣]{2}))|니다|니까|시다|시오))/g;

/**
 * A sentence as rules read it: NFC, without sounds between the words, and with a final ㄹ or ㅂ of an ending written
 * apart, so that the stem of a verb is found in each form: 쓸게요 is 쓰ㄹ게요, 합시다 is 하ㅂ시다.
 */
export function plain(sentence: string): string {
  return sentence
    .normalize("NFC")
    .replace(/["'“”‘’]/g, "")
    .replace(FILLERS, "$1")
    .replace(/\s+/g, " ")
    .replace(/^[\s,.]+/, "")
    .replace(ENDINGS, (syllable: string, _same: string, next: string) => openFinal(syllable, next))
    .trim();
}

function openFinal(syllable: string, next: string): string {
  const code = syllable.charCodeAt(0) - FIRST;
  const final = code % FINALS;
  const wanted = /^(?:니|시)/.test(next) ? BIEUP : RIEUL;
  if (final !== wanted) return syllable;
  return String.fromCharCode(FIRST + code - final) + (wanted === RIEUL ? "ㄹ" : "ㅂ");
}

/** A pattern of names; matches nothing without names. */
export const anyName = (names: readonly string[]): string =>
  names.length === 0 ? "(?!)" : names.map((name) => escapeForPattern(name.normalize("NFC"))).join("|");

/** The alternatives of a pattern that match one of the words of a text. */
export const oneOf = (words: string): string => words.trim().split(/\s+/).join("|");
