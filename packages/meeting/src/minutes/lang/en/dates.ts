import { casual, type ParsedResult } from "chrono-node/en";
import type { DueDate } from "../language.ts";
import { dateParsers, MONTHS } from "./date-parsers.ts";
import { DAY_NUMBER, dayNumber } from "./day-numbers.ts";

const chrono = casual.clone();
chrono.parsers.unshift(...dateParsers);

/** Before a date that is a deadline. */
const DEADLINE = /\b(?:by|before|until|till|due|for|no later than|not later than)(?: the)? ?$/i;
/** Before a date that says since when, how often or which one: no due date. */
const OTHER_DATE = /\b(?:since|from|last|every|each|of|after|past|as|than|about)(?: the)? ?$/i;
/** Before the name of a day that says which one of something: "the Monday report". */
const DETERMINER = /\b(?:the|our|your|their|his|her|my|a|an) $/i;
/** Where the promise or request begins: a date behind it says when the work is done. */
const WORK =
  /\b(?:i|we|you|he|she|they)(?:'ll| will| can| shall|'m going| am going|'re going| are going)\b|\b(?:please|can you|could you|let me)\b/gi;
/** After a day that is spoken of: "Friday's meeting", "Monday was a holiday". */
const NO_TIME_AFTER = /^(?:['’]s | (?:is|was|are|were|will be|has|works|would|should be)\b)/;
/** A span of so few minutes that nothing is due after it. */
const MOMENT = /\b(?:seconds?|minutes?|moment)\b|\bhour\b|^(?:right )?now$/i;
/** What chrono takes for a time and is none: "the money", "may" as a verb, "past few months". */
const NO_TIME = /^(?:the (?:s|m|h|d|y|money)|in the day|(?:for|the past|past|last|the last) .*)$|^may[^\w]*$/;
const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const IMPOSSIBLE = new RegExp(
  `\\b(?:(?:the )?(?<first>${DAY_NUMBER}|\\d{1,2})(?: of)? (?<after>${MONTHS.join("|")})|(?<before>${MONTHS.join("|")}) (?:the )?(?<second>${DAY_NUMBER}|\\d{1,2})|(?<month>\\d{1,2})/(?<day>\\d{1,2}))\\b`,
  "gi",
);

/** A date of the sentence that no calendar has, such as "February 30". */
function impossibleDate(sentence: string): string | undefined {
  for (const { groups = {}, 0: text } of sentence.matchAll(IMPOSSIBLE)) {
    const day = dayNumber(groups.first ?? groups.second ?? groups.day ?? "");
    const month = groups.month
      ? Number(groups.month) - 1
      : MONTHS.indexOf((groups.after ?? groups.before ?? "").toLowerCase());
    if (day < 1 || day > (MONTH_LENGTHS[month] ?? 0)) return text;
  }
  return undefined;
}

/** Chrono gives these the same weekday or number of days; they name no day. */
const INEXACT =
  /^(?:next|this|the next|the coming) (?:week|month|quarter|year)$|\bfew\b|\bfiscal\b|^Q[1-4]$|^the week after/i;

/** The day that a result means; absent where it is a week, a month or a vague time. */
function dayOf({ start, text }: ParsedResult, meetingDate: string): string | undefined {
  const isToday = /^(?:this|to) ?(?:morning|afternoon|evening|night|day)/i.test(text);
  const timeOnly = start.isCertain("hour") && !start.isCertain("month") && !start.isCertain("weekday");
  if (INEXACT.test(text)) return undefined;
  if (isToday || (timeOnly && !start.isCertain("day"))) return meetingDate;
  if (!start.isCertain("day") && !start.isCertain("weekday")) return undefined;
  const weekday = start.isCertain("weekday") && !start.isCertain("day");
  const iso = (days: number) =>
    new Date(Date.UTC(start.get("year") ?? 0, (start.get("month") ?? 1) - 1, (start.get("day") ?? 1) + days))
      .toISOString()
      .slice(0, 10);
  // Who says the name of the day it is means the next one: today is called today.
  return weekday && iso(0) === meetingDate && !/^this\b/i.test(text) ? iso(7) : iso(0);
}

/** The due date in an English sentence, read by chrono with parsers of our own. */
export function findDue(sentence: string, meetingDate: string | undefined): DueDate | undefined {
  const impossible = impossibleDate(sentence);
  if (impossible) return { text: impossible };
  const reference = meetingDate ?? "2000-01-03";
  const instant = new Date(`${reference}T12:00:00Z`);
  const workFrom = Math.max(0, ...[...sentence.matchAll(WORK)].map(({ index }) => index));
  const candidates = chrono
    .parse(sentence, { instant, timezone: 0 }, { forwardDate: true })
    .map((result) => {
      const text = result.text.replace(/^(?:on|by|at) /i, "");
      const before = sentence.slice(0, result.index);
      const isMoment =
        MOMENT.test(text) || (NO_TIME.test(text) && !/\b(?:in|by|until|before|next|of) $/i.test(before));
      const deadline = DEADLINE.test(before);
      const timeOnly = !["day", "weekday", "month"].some((part) => result.start.isCertain(part as "day"));
      const bareTime = timeOnly && result.start.isCertain("hour");
      const attributive = NO_TIME_AFTER.test(sentence.slice(result.index + result.text.length));
      const other =
        !deadline &&
        (OTHER_DATE.test(before) ||
          attributive ||
          bareTime ||
          (result.start.isCertain("weekday") && DETERMINER.test(before)));
      return {
        result,
        text,
        usable: !isMoment && !other,
        rank: (deadline ? 2 : 0) + (result.index >= workFrom ? 1 : 0),
      };
    })
    .filter(({ usable }) => usable)
    .sort((a, b) => b.rank - a.rank || a.result.index - b.result.index);
  const [best] = candidates;
  if (!best) return undefined;
  const date = meetingDate && !isVague(sentence, best.result) ? dayOf(best.result, meetingDate) : undefined;
  return date ? { text: best.text, date } : { text: best.text };
}

/** "Early next week", "sometime in May", "around Friday". */
const isVague = (sentence: string, { index }: ParsedResult) =>
  /\b(?:early|late|later|sometime|some time|around|about|maybe)(?: in| on)? ?$/i.test(
    sentence.slice(0, index),
  );
