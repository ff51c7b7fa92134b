import { claimsOf, END, FIRST_PERSON, matchStands, workForm } from "./claims.ts";
import { DATED } from "./dates.ts";
import { DUTY } from "./duties.ts";
import { around, isConditional, isReported, takesBack } from "./moods.ts";
import { anyName } from "./plain.ts";
import { ASKED, requestedIn } from "./requests.ts";
import { workVerb } from "./work.ts";

/** What others will or have to do: 할 예정입니다, 하기로 했습니다, 해야 합니다. */
const ASSIGNED_ENDING = `(?:겠습니다|겠어요|ㄹ 예정|ㄹ 계획|ㄹ 겁니다|ㄹ 거예요|ㄹ 거에요|ㄹ 거고|ㄹ 것입니다|ㄹ 것이|기로 (?:했(?!었)|하|합의|결정|돼|됐)|는 (?:걸|것으|거)로(?=$|[\\s,.])|야 (?:하|해|되|돼|할|합|됩)(?! (?:할 )?필요)|는 거(?:죠|지요|예요|로)|어야)`;
const ASSIGNED = workForm(ASSIGNED_ENDING);
/** 월요일까지 준비합니다. */
const SCHEDULED = workForm(`ㅂ니다${END}`);
/** 하셔야 해요, and to a friend: 전화해. */
const TOLD_TO = workForm(`(?:(?:셔야|어야|야) (?:하ㅂ니다|해요|되ㅂ니다|돼요)|(?:해|해라|하자|하게)${END})`);
const YOURSELF = new RegExp(`네가 .*${workVerb(true)}`);
const IN_CHARGE = /^(?:\S+ )*(?:담당|책임)(?:하|입|이|을|이고|$)/;
const TITLE = "(?: ?(?:씨|님|군|양|선배|선배님|선생님))?";
const SUBJECT = /[은는이가께서][\s,]$/;
/** "Right?" after an assignment: 만들어 주시는 거죠? */
const CONFIRMED = /는 거(?:죠|지요)\?$/;

/** The forms with the names of one meeting, compiled once. */
interface Compiled {
  readonly any: RegExp;
  readonly subject: RegExp;
  readonly given: RegExp;
  readonly does: RegExp;
  readonly called: RegExp;
  readonly last: RegExp;
  readonly owner: RegExp;
}
const compiled = new WeakMap<readonly string[], Compiled>();

function formsFor(names: readonly string[]): Compiled {
  const known = compiled.get(names);
  if (known) return known;
  const name = `(?<![가-힣])(?<name>${anyName(names)})${TITLE}`;
  const made = {
    any: new RegExp(name),
    // 지훈이가, 서연 씨는, 김 과장님께서
    subject: new RegExp(`${name}(?:이가|이는|께서는|께서|께선|이|가|은|는)?[\\s,]`, "g"),
    // 서연 씨한테 맡기기로
    given: new RegExp(
      `${name}(?:한테|에게|께) (?:\\S+ )*(?:맡기|부탁하|요청하|시키)(?:기로|겠습니다|ㄹ게요|ㅂ시다|죠|는 걸로|도록)`,
    ),
    // 그 일은 유진 씨가 하기로
    does: new RegExp(
      `[은는을를] ${name}(?:이가|이|가|께서)? (?:좀 |직접 |다 )?(?:하|해)(?:${ASSIGNED_ENDING}|시기로 했|셔야|주세요| 주세요)`,
    ),
    // 서연아, 민수야, 도윤 씨
    called: new RegExp(
      `(?:^|[.!?,] ?|(?:그럼|자|네|그리고|그러면|근데|그래서) )${name}(?:아|야|이|,)?[\\s,]`,
      "g",
    ),
    last: new RegExp(`,? ${name}[?.!]*$`),
    owner: new RegExp(`(?:담당(?:자)?|책임자)(?:은|는|:)? ?${name}`),
  };
  compiled.set(names, made);
  return made;
}

/**
 * The person whom a plain sentence makes responsible by name.
 * @param names pass the same array for all sentences of a meeting
 */
export function assignedIn(text: string, names: readonly string[]): string | undefined {
  const forms = formsFor(names);
  if (!forms.any.test(text)) return undefined;
  const isQuestion = text.endsWith("?");
  const named = (match: RegExpExecArray | undefined) => (isQuestion ? undefined : match?.groups?.name);
  return (
    subjectIn(text, forms.subject, isQuestion && !CONFIRMED.test(text)) ??
    named(matchStands(text, forms.given)) ??
    named(matchStands(text, forms.does)) ??
    calledIn(text, forms.called, isQuestion) ??
    lastIn(text, forms.last) ??
    named(forms.owner.exec(text) ?? undefined)
  );
}

function subjectIn(text: string, pattern: RegExp, isQuestion: boolean): string | undefined {
  const dated = DATED.test(text);
  for (const match of text.matchAll(pattern)) {
    const where = around(text, match);
    if (isReported(where) || isConditional(where)) continue;
    const rest = text.slice(match.index + match[0].length);
    const claims = isQuestion
      ? []
      : [...claimsOf(rest, ASSIGNED, dated), ...(dated ? claimsOf(rest, SCHEDULED, dated) : [])];
    const isWork = claims.some(({ before }) => !FIRST_PERSON.test(before));
    const isInCharge = !isQuestion && IN_CHARGE.test(rest) && !takesBack(rest);
    const isAsked = SUBJECT.test(match[0]) && claimsOf(rest, ASKED, dated).length > 0;
    if (isWork || isInCharge || isAsked) return match.groups?.name;
  }
  return undefined;
}

function calledIn(text: string, pattern: RegExp, isQuestion: boolean): string | undefined {
  const dated = DATED.test(text);
  for (const match of text.matchAll(pattern)) {
    const rest = text.slice(match.index + match[0].length);
    const isTold = !isQuestion && [DUTY, TOLD_TO].some((form) => claimsOf(rest, form, dated).length > 0);
    if (isTold || requestedIn(rest)?.kind === "listener" || YOURSELF.test(rest)) return match.groups?.name;
  }
  return undefined;
}

/** 항공권 예약 좀 해 줄래요, 유진 씨? */
function lastIn(text: string, pattern: RegExp): string | undefined {
  const last = pattern.exec(text);
  return last && requestedIn(text.slice(0, last.index))?.kind === "listener" ? last.groups?.name : undefined;
}
