import type { RewritingRule } from "../../rewriting.ts";
import { DAY_NUMBER, dayNumber } from "../day-numbers.ts";

/** March and May are words of their own in lower case. */
const MONTH =
  "(?:[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|August|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember)";
const SUFFIXES: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const rules = new Intl.PluralRules("en", { type: "ordinal" });

/** 3rd of 3. */
const ordinal = (value: number) => `${value}${SUFFIXES[rules.select(value)]}`;

/** December third, December the twenty first. */
export const dayAfterMonth: RewritingRule = {
  pattern: new RegExp(`(?<=\\b${MONTH} (?:the )?)${DAY_NUMBER}\\b`, "g"),
  write: ({ 0: day }) => ordinal(dayNumber(day)),
};

/** the third of December. */
export const dayBeforeMonth: RewritingRule = {
  pattern: new RegExp(`(?<=\\b[Tt]he )${DAY_NUMBER}(?= of ${MONTH}\\b)`, "g"),
  write: ({ 0: day }) => ordinal(dayNumber(day)),
};
