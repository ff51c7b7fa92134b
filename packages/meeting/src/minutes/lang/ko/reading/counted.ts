import type { Rewriting, RewritingRule } from "../../rewriting.ts";
import { NATIVE_FROM_TEN, nativeNumber } from "./native-numbers.ts";
import { digitOf, koreanFigures, SINO_LETTER, sinoNumber } from "./sino-numbers.ts";
import { HEAD, TAIL } from "./tail.ts";
import { countsBefore, NATIVE_UNITS, SINO_UNITS } from "./units.ts";

const UNITS = SINO_UNITS.join("|");
const NUMBER = `${SINO_LETTER}(?: ?${SINO_LETTER})*?`;
const YEARS = { least: 1000, most: 2999 };

/** A unit as it is written, and what stands between it and the figures. */
function withUnit(figures: string, unit: string): string {
  const written = unit.replace(/^(?:퍼센트|프로)/, "%");
  return /[만억조]$/.test(figures) ? `${figures} ${written}` : `${figures}${written}`;
}

/** 이공이육 is 2026, said digit by digit. */
function spelledYear(words: string): number | undefined {
  const digits = [...words.replaceAll(" ", "")].map(digitOf);
  if (digits.length !== 4 || digits.includes(undefined)) return undefined;
  const year = Number(digits.join(""));
  return year >= YEARS.least && year <= YEARS.most ? year : undefined;
}

/** The figures of a number before a unit; undefined where it is none. */
function figuresOf(words: string, unit: string, spaced: boolean): string | undefined {
  if (unit === "년") {
    const year = spelledYear(words) ?? sinoNumber(words);
    if (year !== undefined && year >= YEARS.least && year <= YEARS.most && words.length > 1)
      return String(year);
  }
  // 만 십팔 세: 만 says how the age is counted.
  if (/^만 /.test(words) && /^(?:년|세|개월)$/.test(unit)) return undefined;
  if (!countsBefore(words, unit, spaced)) return undefined;
  const value = sinoNumber(words);
  return value === undefined ? undefined : koreanFigures(value);
}

/** 이십일 is 21, and twenty days. */
const NOT_AMBIGUOUS_DAY = "(?<![십백천]일)";

/** 천이백만 원, 이십오 명: a Sino-Korean number and its unit. */
export const countedSino: RewritingRule = {
  pattern: new RegExp(
    `${HEAD}(${NUMBER})( ?)(${UNITS})${NOT_AMBIGUOUS_DAY}(?<!점(?= ?${SINO_LETTER}))${TAIL}`,
    "g",
  ),
  write({ index, 0: all, 1: said = "", 2: space, 3: unit = "" }): Rewriting | undefined {
    // Words before the number may be numbers too: 그 일 이천 원. The longest end that is one number counts.
    for (let from = 0; from >= 0; from = said.indexOf(" ", from) + 1 || -1) {
      const figures = figuresOf(said.slice(from), unit, space !== "");
      if (figures !== undefined)
        return { start: index + from, end: index + all.length, text: withUnit(figures, unit) };
    }
    return undefined;
  },
};

/** 스물다섯 명: a native number from ten on and its unit. Smaller ones stay words: 두 번 is twice, 2번 the second. */
export const countedNative: RewritingRule = {
  pattern: new RegExp(`${HEAD}(${NATIVE_FROM_TEN}) ?(${NATIVE_UNITS.join("|")})${TAIL}`, "g"),
  write: ({ 1: number = "", 2: unit = "" }) => `${nativeNumber(number)}${unit}`,
};

/** 삼 점 오 퍼센트, 일점오 배. */
export const decimals: RewritingRule = {
  pattern: new RegExp(`${HEAD}(${NUMBER}) ?점 ?((?:[영공일이삼사오육칠팔구] ?)+?) ?(${UNITS})${TAIL}`, "g"),
  write({ 1: whole = "", 2: part = "", 3: unit = "" }) {
    const value = sinoNumber(whole);
    const digits = [...part.replaceAll(" ", "")].map(digitOf).join("");
    return value === undefined ? undefined : withUnit(`${koreanFigures(value)}.${digits}`, unit);
  },
};

/** 25 퍼센트, where the recogniser wrote figures. */
export const percent: RewritingRule = {
  pattern: /(?<=\d) ?퍼센트/g,
  write: () => "%",
};
