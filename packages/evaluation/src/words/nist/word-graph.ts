import type { NistText } from "../../formats/nist-text.ts";

/** The word of a reading without words. */
const NULL_WORD = -1;

/** One word of a graph. */
export interface GraphWord {
  /** Its number in a vocabulary; {@link isNull} if it is none. */
  readonly id: number;
  readonly isOptional: boolean;
  /** The words that may come before it, by index; 0 is the start. */
  readonly before: readonly number[];
}

/** All readings of a text: its words, each after those that come before it, and the last words of the readings. */
export interface WordGraph {
  /** The first stands for the start. */
  readonly words: readonly GraphWord[];
  readonly last: readonly number[];
}

/** Whether a word is that of a reading without words. */
export const isNull = ({ id }: GraphWord): boolean => id === NULL_WORD;

/**
 * The graph of a text.
 * @param idsOf the numbers of a written word; several if it is normalised to several
 */
export function wordGraph(text: NistText, idsOf: (word: string) => readonly number[]): WordGraph {
  const words: GraphWord[] = [{ id: NULL_WORD, isOptional: false, before: [] }];
  const append = (id: number, isOptional: boolean, before: readonly number[]) => [
    words.push({ id, isOptional, before }) - 1,
  ];
  const read = (sequence: NistText, start: readonly number[]): readonly number[] =>
    sequence.reduce<readonly number[]>((before, word) => {
      if (typeof word !== "string" && "alternatives" in word)
        return word.alternatives.flatMap((reading) => {
          const size = words.length;
          const end = read(reading, before);
          return words.length === size ? append(NULL_WORD, false, before) : end;
        });
      const isOptional = typeof word !== "string";
      return idsOf(isOptional ? word.optional : word).reduce<readonly number[]>(
        (previous, id) => append(id, isOptional, previous),
        before,
      );
    }, start);
  return { words, last: read(text, [0]) };
}
