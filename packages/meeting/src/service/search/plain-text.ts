/** A text as it is compared, and where each of its UTF-16 units comes from. */
export interface PlainText {
  readonly text: string;
  /** Offset in the original where the character of each unit begins. */
  readonly starts: readonly number[];
  /** Offset in the original where the character of each unit ends. */
  readonly ends: readonly number[];
}

const characters = new Intl.Segmenter("und", { granularity: "grapheme" });
/** The commas of 1,200,000. */
const THOUSANDS = /(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu;
const SOFT_HYPHEN = "\u00ad";

/** Compatibility forms composed (NFKC), lower case, without soft hyphens and the commas between thousands. */
export function plainText(original: string): PlainText {
  const units = [...characters.segment(original)].flatMap(({ segment, index }) =>
    segment
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(SOFT_HYPHEN, "")
      .split("")
      .map((unit) => ({ unit, start: index, end: index + segment.length })),
  );
  const all = units.map(({ unit }) => unit).join("");
  const commas = new Set([...all.matchAll(THOUSANDS)].map(({ index }) => index));
  const kept = units.filter((_, at) => !commas.has(at));
  return {
    text: kept.map(({ unit }) => unit).join(""),
    starts: kept.map(({ start }) => start),
    ends: kept.map(({ end }) => end),
  };
}
