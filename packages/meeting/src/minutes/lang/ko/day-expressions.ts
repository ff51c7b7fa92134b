import { COUNT, DAY_COUNT, numberOf, SINO_NUMBER } from "./numbers.ts";

const DAY_MS = 86_400_000;
const WEEKDAYS = "일월화수목금토";
const FRIDAY = 4;
const MONTH = `(?:\\d{1,2}|십[일이]?|[일이삼사오칠팔구]|유|시)월`;
const WEEKDAY = `[${WEEKDAYS}]요일`;
const NEAR_DAYS: Readonly<Record<string, number>> = {
  오늘: 0,
  금일: 0,
  내일: 1,
  명일: 1,
  익일: 1,
  모레: 2,
  내일모레: 2,
  낼모레: 2,
  글피: 3,
  그글피: 4,
};

/** A day that an expression means; `undefined` where it is vague, `null` where no calendar has it. */
export type Resolved = Date | undefined | null;

/** A way to say a day. */
export interface DayExpression {
  /** With numbered groups for `resolve`. */
  readonly pattern: string;
  /** Needs no particle: "내일 보내겠습니다". */
  readonly bare?: boolean;
  /** Is a deadline by itself: "이틀 안에". */
  readonly deadline?: boolean;
  /** @param day day of the meeting, midnight UTC */
  readonly resolve: (day: Date, groups: readonly (string | undefined)[]) => Resolved;
}

const plus = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);
const fromMonday = (day: Date) => (day.getUTCDay() + 6) % 7;
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0));

/** A day of a month; `null` where the month has no such day. */
function dayIn(year: number, month: number, day: number): Date | null {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCDate() === day && day > 0 ? date : null;
}

function monthOf(text: string): number {
  const word = text.replace("월", "");
  return (word === "유" ? 6 : word === "시" ? 10 : numberOf(word)) - 1;
}

/** How many weeks or months later: 이번, 다음, 다다음. */
function laterBy(which: string | undefined): number {
  if (/다다음|다담/.test(which ?? "")) return 2;
  return /다음|담|내/.test(which ?? "") ? 1 : 0;
}

const nearDay: DayExpression = {
  pattern: `(${Object.keys(NEAR_DAYS)
    .sort((a, b) => b.length - a.length)
    .join("|")})`,
  bare: true,
  resolve: (day, [word = ""]) => plus(day, NEAR_DAYS[word] ?? 0),
};

const calendarDay: DayExpression = {
  pattern: `(?:(\\d{4})년 ?)?(${MONTH}) ?(${SINO_NUMBER})일(?: ?\\(?${WEEKDAY}\\)?)?`,
  resolve(day, [written, monthText = "", dayText = ""]) {
    const month = monthOf(monthText);
    if (month > 11) return null;
    const year = written ? Number(written) : day.getUTCFullYear();
    const date = dayIn(year, month, numberOf(dayText));
    return !written && date && date < day ? dayIn(year + 1, month, numberOf(dayText)) : date;
  },
};

const numericDay: DayExpression = {
  pattern: `(?:(\\d{4})[-./] ?)?(\\d{1,2})[-./] ?(\\d{1,2})`,
  resolve: (day, [year, month = "", date = ""]) =>
    calendarDay.resolve(day, [year, `${Number(month)}월`, String(Number(date))]),
};

const dayOfMonth: DayExpression = {
  pattern: `(?<![가-힣\\d])(?:(이번|이|다음|다다음|담) ?달 ?)?(${SINO_NUMBER})일(?=까지| ?전|에|날| ?안)`,
  resolve(day, [which, text = ""]) {
    const wanted = numberOf(text);
    const first = day.getUTCMonth() + laterBy(which);
    const date = dayIn(day.getUTCFullYear(), first, wanted);
    if (which !== undefined || wanted > 31) return date;
    if (date && date >= day) return date;
    return dayIn(day.getUTCFullYear(), first + 1, wanted) ?? dayIn(day.getUTCFullYear(), first + 2, wanted);
  },
};

const weekday: DayExpression = {
  pattern: `(?:(이번|요번|다음|다다음|담|내|차) ?주 ?)?(${WEEKDAY})(?! ?(?:회의|미팅|보고서|자료|일정|발표))`,
  resolve(day, [which, name = ""]) {
    const target = (WEEKDAYS.indexOf(name.charAt(0)) + 6) % 7;
    const ahead = target - fromMonday(day);
    // Who says the name of the day it is means the next one: today is called 오늘.
    if (which === undefined) return plus(day, ahead <= 0 ? ahead + 7 : ahead);
    return plus(day, laterBy(which === "차" ? "다음" : which) * 7 + ahead);
  },
};

/** The end of a working week: "이번 주 안으로", "다음 주 중으로". */
const withinWeek: DayExpression = {
  pattern: `(이번|요번|금|다음|다다음|담|내|차) ?주 ?(?=(?:안|내|중)(?:으로|에|까지)|내로|이내)`,
  deadline: true,
  resolve: (day, [which]) =>
    plus(day, laterBy(which === "차" ? "다음" : which) * 7 + FRIDAY - fromMonday(day)),
};

/** The end of a month: "이번 달 안으로". */
const withinMonth: DayExpression = {
  pattern: `(이번|이|다음|다다음|담) ?달 ?(?=(?:안|내)(?:으로|에|로)|내로|이내)`,
  deadline: true,
  resolve: (day, [which]) => lastOf(day.getUTCFullYear(), day.getUTCMonth() + laterBy(which)),
};

/** A weekday some weeks later: "2주 뒤 금요일". */
const weekdayAfter: DayExpression = {
  pattern: `(${COUNT}) ?주(?:일)? ?(?:뒤|후)(?:의|에)? ?(${WEEKDAY})`,
  bare: true,
  resolve: (day, [weeks = "", name = ""]) =>
    plus(day, numberOf(weeks) * 7 + ((WEEKDAYS.indexOf(name.charAt(0)) + 6) % 7) - fromMonday(day)),
};

/** A time without a day is today's: "정오까지", "퇴근 전까지". */
const timeOfToday: DayExpression = {
  pattern: "(?<!(?:일|레|피|늘|말) )(?:정오|자정|퇴근 ?(?=전)|점심 ?(?=전))(?=(?:전)?까지|전에)",
  resolve: (day) => day,
};

const endOfPeriod: DayExpression = {
  pattern: `(?:(이번|이|다음|다다음|담) ?달 ?말일?|(${MONTH}) ?말일?|(월말|말일)|(연말|올해 ?말|금년 ?말)|(?:이번 |([1-4일이삼사]) ?)?분기 ?말)`,
  resolve(day, [which, month, monthEnd, yearEnd, quarter]) {
    const [year, now] = [day.getUTCFullYear(), day.getUTCMonth()];
    if (which !== undefined) return lastOf(year, now + laterBy(which));
    if (month !== undefined) return lastOf(monthOf(month) < now ? year + 1 : year, monthOf(month));
    if (monthEnd !== undefined) return lastOf(year, now);
    if (quarter !== undefined) {
      const last = numberOf(quarter) * 3 - 1;
      return lastOf(last < now ? year + 1 : year, last);
    }
    return yearEnd === undefined ? lastOf(year, now - (now % 3) + 2) : lastOf(year, 11);
  },
};

const after: DayExpression = {
  pattern: `(?:(${DAY_COUNT})|(${COUNT}) ?(일|주일|주|달|개월))(?= ?(?:뒤|후|이내|안에|안으로|내에|내로|있다가))`,
  bare: true,
  deadline: true,
  resolve(day, [days, count = "", unit]) {
    if (days !== undefined) return plus(day, numberOf(days));
    const number = numberOf(count);
    if (unit === "일") return plus(day, number);
    if (unit === "주" || unit === "주일") return plus(day, number * 7);
    const month = day.getUTCMonth() + number;
    const last = lastOf(day.getUTCFullYear(), month).getUTCDate();
    return dayIn(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last));
  },
};

/** What is no exact day: "다음 달 초", "주말", "다음 주". */
const vague: DayExpression = {
  pattern: `(?:(?:이번|이|다음|다다음|담) ?달(?: ?(?:초|중순|중))?|(?:${MONTH}) ?(?:초|중순)|(?:이번|다음|다다음|담) ?주(?: ?(?:초|말))?|주말|내년(?: ?초)?|(?:상|하)반기|며칠)(?= ?(?:까지|안|내|중|쯤|경|에|뒤|후|전))`,
  resolve: () => undefined,
};

/** Ways to say a day in Korean; of two that begin at the same place the longer counts. */
export const dayExpressions: readonly DayExpression[] = [
  calendarDay,
  numericDay,
  withinWeek,
  withinMonth,
  weekdayAfter,
  timeOfToday,
  weekday,
  endOfPeriod,
  dayOfMonth,
  after,
  nearDay,
  vague,
];
