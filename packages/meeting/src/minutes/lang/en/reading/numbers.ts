import type { RewritingRule } from "../../rewriting.ts";
import { CARDINAL, cardinal, englishFigures, ONE_DIGIT, TWO_DIGITS } from "./cardinals.ts";

/** Smaller numbers stay words, as style guides have them. */
const LEAST_IN_FIGURES = 10;
const DIGITS = "zero one two three four five six seven eight nine".split(" ");
const DIGIT = `(?:${DIGITS.join("|")}|oh)`;
const CURRENCIES: Readonly<Record<string, string>> = { dollars: "$", euros: "€" };

const digitsOf = (words: string) =>
  words
    .toLowerCase()
    .split(/[ -]+/)
    .map((word) => Math.max(0, DIGITS.indexOf(word)))
    .join("");

/** What follows a number: a share or a currency. */
function withUnit(figures: string, unit: string | undefined): string {
  if (unit === undefined) return figures;
  const sign = CURRENCIES[unit.toLowerCase()];
  return sign ? `${sign}${figures}` : `${figures}%`;
}

const UNIT = `(?: (percent|per cent|${Object.keys(CURRENCIES).join("|")})\\b)`;

/** twenty five, three percent, two million dollars. */
export const number: RewritingRule = {
  pattern: new RegExp(`\\b(${CARDINAL})${UNIT}?`, "gi"),
  write({ 1: words = "", 2: unit }) {
    const value = cardinal(words);
    if (value === undefined || (value < LEAST_IN_FIGURES && unit === undefined)) return undefined;
    return withUnit(englishFigures(value), unit);
  },
};

/** three point five million. "At one point five people" is none. */
export const decimal: RewritingRule = {
  pattern: new RegExp(
    `(?<!\\bat )\\b(${CARDINAL}) point (${DIGIT}(?: ${DIGIT})*)\\b( million| billion| trillion)?${UNIT}?`,
    "gi",
  ),
  write({ 1: whole = "", 2: part = "", 3: scale = "", 4: unit }) {
    const value = cardinal(whole);
    return value === undefined ? undefined : withUnit(`${value}.${digitsOf(part)}${scale}`, unit);
  },
};

/** Seven digits or more, one by one: a telephone number. */
export const digits: RewritingRule = {
  pattern: new RegExp(`\\b${DIGIT}(?: ${DIGIT}){6,}\\b`, "gi"),
  write: ({ 0: words }) => digitsOf(words),
};

/** twenty twenty six, nineteen ninety nine, twenty oh five. */
export const year: RewritingRule = {
  pattern: new RegExp(
    `\\b(nineteen|twenty) (${TWO_DIGITS}|oh ${ONE_DIGIT})(?! (?:hundred|thousand|million|percent|per cent))\\b`,
    "gi",
  ),
  write: ({ 1: century = "", 2: rest = "" }) =>
    String((cardinal(century) ?? 0) * 100 + (cardinal(rest.replace(/^oh /i, "")) ?? 0)),
};

/** in two thousand and twenty six: a year has no comma. */
export const longYear: RewritingRule = {
  pattern: new RegExp(
    `(?<=\\b(?:in|since|by|of|until|from|year|before|after) )(two thousand (?:and )?(?:${TWO_DIGITS}|${ONE_DIGIT}))(?! (?:hundred|percent|per cent|dollars|euros))\\b`,
    "gi",
  ),
  write: ({ 1: words = "" }) => String(cardinal(words)),
};
