import fc from "fast-check";
import { expect, test } from "vitest";
import { rewriteText } from "../../rewriting.ts";
import { cardinal, englishFigures } from "./cardinals.ts";
import { rewritings } from "./index.ts";

const read = (text: string) => rewriteText(text, rewritings(text));

test.each([
  ["In twenty twenty six we had Twenty-five people.", "In 2026 we had 25 people."],
  ["since two thousand and eight; two thousand eight hundred rows", "since 2008; 2,800 rows"],
  ["nineteen ninety nine, twenty oh five", "1999, 2005"],
  ["from two million dollars to two point five million dollars", "from $2 million to $2.5 million"],
  ["one thousand five hundred dollars and five percent", "$1,500 and 5%"],
  ["between one hundred and two hundred", "between 100 and 200"],
  ["between one thousand and two thousand", "between 1,000 and 2,000"],
  ["December third, not the twenty first of March", "December 3rd, not the 21st of March"],
  ["at three thirty p.m. or at four fifteen.", "at 3:30 p.m. or at 4:15."],
  ["three o'clock", "3 o'clock"],
  ["one million two hundred thousand", "1.2 million"],
  ["five five five one two three four", "5551234"],
  ["forty two point zero five", "42.05"],
])("%s", (said, written) => {
  expect(read(said)).toBe(written);
});

test.each([
  "One of us said that no one knows, and the second of us agreed.",
  "Place blue at f nine now.",
  "I may second that. They march third.",
  "It is fifty fifty, a hundred percent.",
  "three thousand two million",
])("%s stays as it was said", (said) => {
  expect(read(said)).toBe(said);
});

const SMALL = (
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
  "nineteen"
).split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SIZES = { trillion: 1e12, billion: 1e9, million: 1e6, thousand: 1e3, hundred: 100 };

/** The words of a number as it is said; none for 0. */
function said(value: number): string[] {
  if (value === 0) return [];
  if (value < 20) return [SMALL[value - 1] ?? ""];
  if (value < 100) return [TENS[Math.floor(value / 10) - 2] ?? "", ...said(value % 10)];
  const [name, size] = Object.entries(SIZES).find(([, least]) => value >= least) ?? ["hundred", 100];
  return [...said(Math.floor(value / size)), name, ...said(value % size)];
}

/** The number that figures mean: 2 million. */
function meant(figures: string): number {
  const [number = "", scale = ""] = figures.split(" ");
  const size = { million: 1e6, billion: 1e9, trillion: 1e12 }[scale] ?? 1;
  return Math.round(Number(number.replaceAll(",", "")) * size);
}

test("every number up to 10^12 is understood, and written so that it means the same", () => {
  const anyNumber = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 1e12 }));
  fc.assert(
    fc.property(anyNumber, (value) => {
      const words = said(value).join(" ");
      fc.pre(!words.includes("fifty fifty"));
      expect(cardinal(words)).toBe(value);
      expect(meant(englishFigures(value))).toBe(value);
      const written = /^about (.*) people$/.exec(read(`about ${words} people`))?.[1] ?? "";
      if (value >= 10) expect(meant(written)).toBe(value);
    }),
  );
});
