import type { RewritingRule } from "../../rewriting.ts";
import { cardinal, ONE_DIGIT, TWO_DIGITS } from "./cardinals.ts";

const HOUR = `(?:${ONE_DIGIT}|ten|eleven|twelve)`;
const MINUTES = `(?:${TWO_DIGITS}|oh ${ONE_DIGIT})`;
const MOST_MINUTES = 59;
const HALF_OF_DAY = "(?=,? (?:[ap]\\.m\\.|[ap]m\\b))";
const ENDS = "(?=[.,;:!?]|$| (?:on|in the|today|tomorrow|sharp|and|or|then)\\b)";

function timeOf(hour: string, minutes: string): string | undefined {
  const past = cardinal(minutes.replace(/^oh /i, "")) ?? 0;
  return past > MOST_MINUTES ? undefined : `${cardinal(hour)}:${String(past).padStart(2, "0")}`;
}

/** three thirty p.m., and "at three thirty" where no noun follows. */
export const hourAndMinutes: RewritingRule = {
  pattern: new RegExp(
    `\\b(${HOUR}) (${MINUTES})${HALF_OF_DAY}|(?<=\\b(?:at|by|until|till|before|after) )(${HOUR}) (${MINUTES})${ENDS}`,
    "gi",
  ),
  write: ({ 1: hour, 2: minutes, 3: laterHour = "", 4: laterMinutes = "" }) =>
    timeOf(hour ?? laterHour, minutes ?? laterMinutes),
};

/** three p.m., three o'clock. */
export const hour: RewritingRule = {
  pattern: new RegExp(`\\b${HOUR}(?:${HALF_OF_DAY}|(?= o['’]clock\\b))`, "gi"),
  write: ({ 0: words }) => String(cardinal(words)),
};
