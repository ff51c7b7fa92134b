import type { SpokenWord } from "./spoken-words.ts";

/** A stretch of a transcript that comes near to what is looked for. */
export interface Stretch {
  readonly words: readonly SpokenWord[];
  /** Wrong, missing and extra words. */
  readonly errors: number;
}

/** How a stretch that ends at a word began, and its errors. */
interface Cell {
  readonly from: number;
  readonly errors: number;
}

/** The way with fewer errors; of equal ones, that of the shorter stretch. */
const better = (a: Cell, b: Cell) =>
  b.errors < a.errors || (b.errors === a.errors && b.from > a.from) ? b : a;

/** The stretch of a sequence with the fewest errors, the first of them (Sellers, 1980). */
function bestIn(sequence: readonly SpokenWord[], wanted: readonly string[]): Stretch {
  let row: readonly Cell[] = [
    { from: 0, errors: 0 },
    ...sequence.map((_, at) => ({ from: at + 1, errors: 0 })),
  ];
  for (const [index, word] of wanted.entries()) {
    const next: Cell[] = [{ from: 0, errors: index + 1 }];
    for (const [at, heard] of sequence.entries()) {
      const { [at]: diagonal, [at + 1]: above } = row;
      const left = next[at];
      if (!diagonal || !above || !left) throw new Error("The rows are as long as the sequence.");
      const options = [
        { from: diagonal.from, errors: diagonal.errors + (heard.text === word ? 0 : 1) },
        { from: above.from, errors: above.errors + 1 },
        { from: left.from, errors: left.errors + 1 },
      ];
      next.push(options.reduce(better));
    }
    row = next;
  }
  const errors = Math.min(...row.map((cell) => cell.errors));
  const to = row.findIndex((cell) => cell.errors === errors);
  return { words: sequence.slice(row[to]?.from ?? 0, to), errors };
}

/**
 * The stretch with the fewest errors among words in the transcript's order and among those of each speaker alone.
 * @param byOne only those of each speaker alone
 */
export function bestStretch(
  heard: readonly SpokenWord[],
  wanted: readonly string[],
  { byOne = false }: { readonly byOne?: boolean } = {},
): Stretch {
  const alone = [...Map.groupBy(heard, ({ speaker }) => speaker).values()];
  const stretches = [...(byOne ? [] : [heard]), ...alone].map((sequence) => bestIn(sequence, wanted));
  return stretches.reduce((best, stretch) => (stretch.errors < best.errors ? stretch : best), {
    words: [],
    errors: wanted.length,
  });
}

/** The speaker of most words of a stretch; undefined without words. */
export function speakerOf({ words }: Stretch): string | undefined {
  const [most] = [...Map.groupBy(words, ({ speaker }) => speaker)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return most?.[0];
}
