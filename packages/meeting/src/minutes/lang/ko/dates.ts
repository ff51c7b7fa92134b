import type { DueDate } from "../language.ts";
import { type DayExpression, dayExpressions } from "./day-expressions.ts";

const HOUR =
  "(?:\\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두) ?시(?: ?(?:반|\\d{1,2}분|[가-힣]{1,3}분))?";
const TIME = `(?: ?(?:오전|오후|아침|저녁|점심|밤|새벽|낮|정오))*(?: ?${HOUR})?`;
/** What makes a day a deadline. */
const DEADLINE =
  "(?: ?(?:뒤|후))?(?:까지|전까지| ?전에| ?이내| ?안(?:으로|에)| ?(?:내|중)(?:로|으로|에)| 늦어도)";
/** What makes it the day of the work. */
const ON = "(?: ?(?:뒤|후)(?:에|쯤)?| ?(?:에|엔|날|쯤|경|중)(?![가-힣])| ?에는?(?![가-힣]))";
/** After a day that needs no particle: not what it names ("오늘 회의"), nor a range ("내일부터"). */
const NOT_BARE = "(?! ?(?:회의|미팅|안건|자료|일정|보고서|발표|은|는|이|의|도|부터|처럼|같|날씨))";

/** Whether a sentence names a day on or by which something is done. */
export const DATED = new RegExp(
  dayExpressions
    .map(({ pattern, bare }) => `${pattern}${TIME}(?:${DEADLINE}|${ON}${bare ? `|${NOT_BARE}` : ""})`)
    .join("|"),
);

interface Found extends DueDate {
  readonly rank: number;
  readonly index: number;
  readonly length: number;
}

/** The due date in a Korean sentence: a deadline before a day, else the one nearest to the verb. */
export function findDue(sentence: string, meetingDate: string | undefined): DueDate | undefined {
  const text = sentence.normalize("NFC");
  const found = dayExpressions.flatMap((expression) => findAll(expression, text, meetingDate));
  const outer = found.filter((one) => !found.some((other) => other !== one && covers(other, one)));
  const best = outer.sort((a, b) => b.rank - a.rank || b.index - a.index)[0];
  if (!best) return undefined;
  return best.date ? { text: best.text, date: best.date } : { text: best.text };
}

const covers = (outer: Found, inner: Found) =>
  outer.index <= inner.index &&
  outer.index + outer.length >= inner.index + inner.length &&
  outer.length > inner.length;

function findAll(expression: DayExpression, text: string, meetingDate: string | undefined): Found[] {
  const { pattern, bare = false, deadline = false, resolve } = expression;
  const tail = `(?<deadline>${DEADLINE})|(?<on>${ON})${bare ? `|${NOT_BARE}` : ""}`;
  const full = new RegExp(`(?<said>${pattern})(?<time>${TIME})(?:${tail})`, "g");
  return [...text.matchAll(full)].map((match) => {
    const groups = match.slice(2);
    const { said = "", time = "" } = match.groups ?? {};
    const rest = match.groups?.deadline ?? match.groups?.on ?? "";
    const suffix = /^ ?(?:뒤|후|전|안|이내|내|중)/.exec(rest)?.[0] ?? "";
    const day = meetingDate ? resolve(new Date(`${meetingDate}T00:00:00Z`), groups) : undefined;
    const due = `${said}${time}${/뒤|후/.test(suffix) ? suffix : ""}`.trim();
    return {
      text: due,
      ...(day ? { date: day.toISOString().slice(0, 10) } : {}),
      rank: match.groups?.deadline !== undefined || deadline ? 1 : 0,
      index: match.index,
      length: said.length,
    };
  });
}
