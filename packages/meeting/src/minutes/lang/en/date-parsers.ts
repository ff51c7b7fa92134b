import type { Parser } from "chrono-node/en";
import { DAY_NUMBER, dayNumber } from "./day-numbers.ts";

type ParsingContext = Parameters<Parser["extract"]>[0];

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
/** English names of the months, in order. */
export const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const DAY_MS = 86_400_000;
const FRIDAY = 5;
const COUNTS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4 };

/** The day of the meeting at noon UTC, so that days can be added. */
function today({ reference }: ParsingContext): Date {
  const { instant } = reference;
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate(), 12));
}

const plus = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);
/** The last day of a month; `month` counts from 0 and may be 12 or more. */
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0, 12));
const components = (day: Date) => ({
  year: day.getUTCFullYear(),
  month: day.getUTCMonth() + 1,
  day: day.getUTCDate(),
});

/** The next day with this name after a day. */
function next(weekday: string, from: Date): Date {
  const ahead = (WEEKDAYS.indexOf(weekday) - from.getUTCDay() + 7) % 7;
  return plus(from, ahead === 0 ? 7 : ahead);
}

/** A word that names a day, counted from a day. */
const named = (word: string, from: Date) =>
  WEEKDAYS.includes(word) ? next(word, from) : plus(from, word === "tomorrow" ? 1 : 0);

function endOf(which: string, unit: string, from: Date): Date {
  const later = which === "next" ? 1 : 0;
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
  if (unit === "week") {
    const friday = plus(from, FRIDAY - ((from.getUTCDay() + 6) % 7) - 1);
    return plus(friday, later * 7);
  }
  if (unit === "month") return lastOf(year, month + later);
  if (unit === "quarter") return lastOf(year, month - (month % 3) + 2 + later * 3);
  if (unit === "year") return lastOf(year + later, 11);
  const named = MONTHS.indexOf(unit);
  return lastOf(named < month ? year + 1 : year, named);
}

/** The next month, from the one of `from` on, whose day with this number is not past and exists. */
function dayOfMonth(day: number, from: Date, skip: number): Date | null {
  for (let later = skip; later <= skip + 2; later++) {
    const date = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + later, day, 12));
    if (date.getUTCDate() === day && date >= from) return date;
  }
  return null;
}

/** End of a working day: "EOD", "close of business on Thursday", "end of day tomorrow". */
const endOfDay: Parser = {
  pattern: () =>
    new RegExp(
      `\\b(?:eod|cob|close of (?:business|play)|(?:the )?end of (?:the |this )?(?:business |working )?day)(?: (?:on |of )?(today|tomorrow|${WEEKDAYS.join("|")}))?\\b`,
      "i",
    ),
  extract: (context, match) => components(named((match[1] ?? "today").toLowerCase(), today(context))),
};

/** "End of next week" (a Friday), "the end of the month", "end of June", "EOW". */
const endOfPeriod: Parser = {
  pattern: () =>
    new RegExp(
      `\\b(?:(?:the )?end of (?:(the|this|next) )?(week|month|quarter|year|${MONTHS.join("|")})|(eow|eom|eoq))\\b`,
      "i",
    ),
  extract(context, match) {
    const short: Readonly<Record<string, string>> = { eow: "week", eom: "month", eoq: "quarter" };
    const unit = match[2] ?? short[(match[3] ?? "").toLowerCase()] ?? "";
    return components(endOf((match[1] ?? "").toLowerCase(), unit.toLowerCase(), today(context)));
  },
};

/** "By the 3rd", "on the twentieth of next month". Other words after the number make it "on the second page". */
const numberedDay: Parser = {
  pattern: () =>
    new RegExp(
      `(?<=\\b(?:by|on|before|until|till|than) )the (${DAY_NUMBER})(?: of (this|the|next) month)?(?=$|[,.;!?]| (?:at|and|but|so|or|i|we|then|please|if|because|latest|in the|to)\\b)`,
      "i",
    ),
  extract(context, match) {
    const date = dayOfMonth(dayNumber(match[1] ?? ""), today(context), match[2] === "next" ? 1 : 0);
    return date && components(date);
  },
};

/** "Two weeks from Friday", "a week from tomorrow", "in a fortnight". */
const weeksFrom: Parser = {
  pattern: () =>
    new RegExp(
      `\\b(?:(a|one|two|three|four) weeks? from (now|today|tomorrow|${WEEKDAYS.join("|")})|in a fortnight)\\b`,
      "i",
    ),
  extract(context, match) {
    const weeks = match[1] ? (COUNTS[match[1].toLowerCase()] ?? 1) : 2;
    return components(plus(named((match[2] ?? "today").toLowerCase(), today(context)), weeks * 7));
  },
};

/** "April the fifth". */
const monthTheDay: Parser = {
  pattern: () => new RegExp(`\\b(${MONTHS.join("|")}) the (${DAY_NUMBER})\\b`, "i"),
  extract(context, match) {
    const month = MONTHS.indexOf((match[1] ?? "").toLowerCase());
    const from = today(context);
    const at = (year: number) => new Date(Date.UTC(year, month, dayNumber(match[2] ?? ""), 12));
    const year = from.getUTCFullYear();
    return components(at(year) < from ? at(year + 1) : at(year));
  },
};

/** "Year end", "the end of Q2". A quarter alone is a text without a day, and so is a fiscal one: whose year is not known. */
const endOfYearPart: Parser = {
  pattern: () =>
    /\b(?:(the )?year[- ]end|(?:the )?end of Q([1-4])|(?:the )?end of the fiscal (?:quarter|year)|Q[1-4])\b/i,
  extract(context, match) {
    const from = today(context);
    const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
    const quarter = Number(match[2] ?? 0);
    if (quarter === 0) return components(lastOf(year, 11));
    const last = quarter * 3 - 1;
    return components(lastOf(last < month ? year + 1 : year, last));
  },
};

/** "Thursday week": the Thursday after the next. */
const weekdayWeek: Parser = {
  pattern: () => new RegExp(`\\b(${WEEKDAYS.join("|")}) week\\b`, "i"),
  extract: (context, match) => components(plus(next((match[1] ?? "").toLowerCase(), today(context)), 7)),
};

/** Ways to say a day that chrono does not read, or reads in another way. */
export const dateParsers: readonly Parser[] = [
  endOfDay,
  endOfPeriod,
  numberedDay,
  weeksFrom,
  monthTheDay,
  endOfYearPart,
  weekdayWeek,
];
