import { type Line, malformed } from "./lines.ts";

/** A word, a word that may be missing (`(uh)`), or a choice of readings (`{ um / uh / @ }`). */
export type NistWord =
  | string
  | { readonly optional: string }
  | { readonly alternatives: readonly NistText[] };

/** What was said as NIST's files write it. A reading without words is the null word `@`. */
export type NistText = readonly NistWord[];

/** One character of a file, and whether a backslash before it takes its meaning away. */
interface Character {
  readonly text: string;
  readonly literal: boolean;
}

/**
 * Reads the words of STM and CTM (SCTK, doc/infmts.htm): alternatives in braces, which may hold others, words in
 * parentheses that may be missing, `@` for no word, `word;tag;tag` for a word with tags, which are dropped, and `\`
 * before a character that has no such meaning. A `*` at the end of a word is dropped, as sclite does.
 * @throws EvaluationError naming file and line: braces that do not match, a reading without words, less than two readings
 */
export function parseNistText(text: string, line: Line): NistText {
  const characters = readCharacters(text);
  let at = 0;
  const is = (mark: string) => characters[at]?.literal === false && characters[at]?.text === mark;
  const isBlank = () => /^\s$/.test(characters[at]?.text ?? "");
  const refuse = (expected: string) => malformed(line, expected);

  const readSequence = (inside: boolean): NistWord[] => {
    const words: NistWord[] = [];
    let count = 0;
    for (;;) {
      while (isBlank()) at++;
      if (at === characters.length) {
        if (inside) throw refuse("a } for every {");
        return words;
      }
      if (inside && (is("/") || is("}"))) {
        if (count === 0) throw refuse("words in every reading of { … / … }, with @ for none");
        return words;
      }
      count++;
      words.push(...(is("{") ? [readAlternatives()] : readWord(inside)));
    }
  };
  const readAlternatives = (): NistWord => {
    const alternatives: NistText[] = [];
    do {
      at++;
      alternatives.push(readSequence(true));
    } while (is("/"));
    at++;
    if (alternatives.length < 2) throw refuse("two or more readings between { and }, with / between them");
    return { alternatives };
  };
  const readWord = (inside: boolean): NistWord[] => {
    const start = at;
    while (at < characters.length && !isBlank() && !(inside && (is("/") || is("}")))) {
      if (is("{") || is("}"))
        throw refuse(`{ and } around readings, and \\${characters[at]?.text} in a word`);
      at++;
    }
    return wordOf(characters.slice(start, at));
  };
  return readSequence(false);
}

/** What was said in a segment, with all readings. */
export const textOf = (segment: { readonly words?: string; readonly readings?: NistText }): NistText =>
  segment.readings ?? (segment.words ?? "").split(/\s+/).filter(Boolean);

/** The first reading of a text, optional words in it. */
export const firstReading = (text: NistText): string[] =>
  text.flatMap((word) => {
    if (typeof word === "string") return [word];
    return "optional" in word ? [word.optional] : firstReading(word.alternatives[0] ?? []);
  });

/** Whether there is one reading only. */
export const isPlain = (text: NistText): text is readonly string[] =>
  text.every((word) => typeof word === "string");

function readCharacters(text: string): Character[] {
  const characters: Character[] = [];
  let literal = false;
  for (const character of text) {
    if (character === "\\" && !literal) literal = true;
    else {
      characters.push({ text: character, literal });
      literal = false;
    }
  }
  return characters;
}

function wordOf(characters: readonly Character[]): NistWord[] {
  const isMark = (character: Character | undefined, mark: string) =>
    character?.literal === false && character.text === mark;
  const tags = characters.findIndex((character) => isMark(character, ";"));
  let word = tags < 0 ? characters : characters.slice(0, tags);
  if (word.length > 1 && isMark(word.at(-1), "*")) word = word.slice(0, -1);
  const text = (from: number, to?: number) =>
    word
      .slice(from, to)
      .map((character) => character.text)
      .join("");
  if (word.length === 0 || (word.length === 1 && isMark(word[0], "@"))) return [];
  if (word.length > 2 && isMark(word[0], "(") && isMark(word.at(-1), ")")) return [{ optional: text(1, -1) }];
  return [text(0)];
}
