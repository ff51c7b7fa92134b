import type { DueDate } from "../language.ts";

const DAY = "(?:월|화|수|목|금|토|일)요일";
const DATE = `(?:\\d{4}년 ?)?\\d{1,2}월 ?\\d{1,2}일|(?:이번|다음|다다음) ?주(?: ?${DAY}| ?말)?|${DAY}|오늘|내일|모레|(?:이번|다음) ?달(?: ?말| ?초)?|월말|주말`;
/** A date followed by a particle such as "by" or "in". */
export const DUE = new RegExp(`(${DATE})(?: ?(?:오전|오후) ?\\d{1,2}시)? ?(?:까지|전까지|안에|에)`);
const DAYS = ["일", "월", "화", "수", "목", "금", "토"];

/** The day a Korean date expression means, counted from the day of the meeting. */
function resolve(text: string, meetingDate: string): string | undefined {
  const day = new Date(`${meetingDate}T00:00:00Z`);
  const plus = (days: number) => new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  if (text === "오늘") return plus(0);
  if (text === "내일") return plus(1);
  if (text === "모레") return plus(2);
  const calendar = /(?:(\d{4})년 ?)?(\d{1,2})월 ?(\d{1,2})일/.exec(text);
  if (calendar) {
    const at = (year: number) => new Date(Date.UTC(year, Number(calendar[2]) - 1, Number(calendar[3])));
    const year = Number(calendar[1] ?? day.getUTCFullYear());
    const date = !calendar[1] && at(year) < day ? at(year + 1) : at(year);
    return date.toISOString().slice(0, 10);
  }
  const weekday = /(월|화|수|목|금|토|일)요일/.exec(text);
  if (!weekday) return undefined;
  const fromMonday = (index: number) => (index + 6) % 7;
  const today = fromMonday(day.getUTCDay());
  const target = fromMonday(DAYS.indexOf(weekday[1] ?? ""));
  const weeks = text.includes("다다음")
    ? 2
    : text.includes("다음")
      ? 1
      : text.includes("이번")
        ? 0
        : target < today
          ? 1
          : 0;
  return plus(weeks * 7 + target - today);
}

/** The due date in a Korean sentence. */
export function findDue(sentence: string, meetingDate: string | undefined): DueDate | undefined {
  const text = DUE.exec(sentence)?.[1];
  if (!text) return undefined;
  const date = meetingDate ? resolve(text, meetingDate) : undefined;
  return date ? { text, date } : { text };
}
