import type { OwnerHint } from "../language.ts";
import { DATED } from "./dates.ts";
import { around, isByOthers, isConditional, isJoke, isReported, stands, takesBack } from "./moods.ts";
import { anyName } from "./plain.ts";
import { isSmallTalk } from "./small-talk.ts";
import { isOfTheMeeting, WORK_NOUN, workVerb } from "./work.ts";

const END = "(?=$|[\\s,.!~…])";
/** The speaker promises: 하겠습니다, 할게요, 하도록 하겠습니다, 하는 걸로 할게요. */
const PROMISE = `(?:겠습니다|겠어요|ㄹ게요?|ㄹ께요?|을게요?|을께요?|겠음|도록 (?:하|해 보)(?:겠습니다|ㄹ게요?)|는 (?:걸|것으)로 (?:하겠습니다|하ㄹ게요))${END}`;
/** What the speaker plans, if it is the speaker: 제가 정리할 거예요. */
const PLANNED = `ㄹ (?:거(?:고|고요|예요|에요)|겁니다|예정입니다|예정이에요|생각입니다)${END}`;
/** A verb of any kind with an object and the speaker as subject, but for feelings, senses and moves. */
const ANY_VERB = `(?:(?:[가-힣]+[은는도]|[가-힣]+(?:을|를)) (?:\\S+ )?(?:제가|내가)|(?:제가|내가) (?:\\S+ ){0,3}\\S+(?:을|를))(?: \\S+){0,2}? (?!(?:알|모르|믿|보|듣|들|좋아|싫|먹|마시|가|오|자|쉬|앉|있|없|되|웃|우|춤|추|죽|사|살|끊|켜|끄|열|여|닫|띄우|넘기|기다리|참|놀|노|입|신|타|내리|지지|보태|덧붙|줄|마치|접|말|안|못)(?:[가-힣]?)(?:겠|ㄹ|을))(?<stem>[가-힣]{1,3}?)(?: ?(?:보|두|놓|드리|주|오))?`;
/** What others will or have to do: 할 예정입니다, 하기로 했습니다, 해야 합니다, 해 주세요. */
const ASSIGNED = `(?:겠습니다|겠어요|ㄹ 예정|ㄹ 계획|ㄹ 겁니다|ㄹ 거예요|ㄹ 거에요|ㄹ 거고|ㄹ 것입니다|ㄹ 것이|기로 (?:했(?!었)|하|합의|결정|돼|됐)|는 (?:걸|것으|거)로(?=$|[\\s,.])|야 (?:하|해|되|돼|할|합|됩)(?! (?:할 )?필요)|는 거(?:죠|지요|예요|로)|어야)`;
const DUTY = "야 (?:하ㅂ니다|해요|되ㅂ니다|돼요|할 것 같|하겠습니다|하ㄹ 것|하죠)";
const ASKED = "(?: ?(?:좀 )?주(?:세요|십시오|시겠|시ㄹ래|시ㄹ 수|ㄹ래|ㄹ 수|시면|셨으면|시기 ?바|시죠|시는 거|시는 걸|시기로|라|어라|$)| ?(?:줘|줄 수|줄래|줘요)|(?:으)?세요|(?:으)?십시오|시ㅂ시오|시면 (?:되|돼)|라고요)";
const NEGATED_BEFORE = /(?:^|\s)(?:안|못|굳이)\s?$/;
const NEGATED_INSIDE = /[가-힣]지(?:는|도|만|를)? (?:않|못|말|마)|(?:^|\s)(?:안|못) \S+$|수(?:가|는|도)? 없/;
const NEGATED_AFTER = /^\S*(?: ?필요(?:가|는|도)? ?없| 없| 아니| 않|려고 했|ㄹ까)/;
const FIRST_PERSON = /(?:^|[\s,])(?:제가|저는|내가|나는|저도|전|저희 쪽에서 제가|저한테|제 쪽에서)(?=[\s,])/;
const GROUP = /(?:^|[\s,])(?:우리|저희)(?:가|는|도| 팀\S*| 쪽\S*)?(?=[\s,])/;
const SOMEBODY = /(?:^|[\s,])(?:누군가|누가|아무나|누구)(?=[\s,])/;
const TAKES_ON = /(?:저한테|제게|나한테|저에게) (?:맡기|맡겨|주세요)|제가 (?:맡|책임)/;
/** A subject other than the speaker: 매출이 늘겠습니다. */
const OTHER_SUBJECT = /(?:^|\s)(?!(?:제|내|저희|우리|누|다 같|같|많|없|굳|일찍|추|휴|평|허|참|증|국|주|단|원|물)(?:이|가)\s)[가-힣]+(?:이|가|께서)\s(?!나오는 대로|끝나는 대로|되는 대로|오는 대로)[^,]*$/;
const TITLE = "(?: ?(?:씨|님|군|양|선배|선배님|선생님))?";

/** Whom a sentence makes responsible; see `SentenceRules.findAction`. */
export function findAction(text: string, names: readonly string[]): OwnerHint | undefined {
  if (isJoke(text) || isSmallTalk(text)) return undefined;
  return namedIn(text, names) ?? promisedIn(text) ?? requestedIn(text) ?? dutyIn(text);
}

interface Claim {
  readonly before: string;
  readonly verb: string;
}

/** Verbs of work with an ending that stand: not denied, conditional, reported or taken back. */
function worksWith(text: string, ending: string, dated: boolean): Claim[] {
  const pattern = new RegExp(`(?<verb>${workVerb(dated)})(?<ending>${ending})`, "g");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const where = around(text, match);
    const verb = match.groups?.verb ?? "";
    const denied =
      NEGATED_BEFORE.test(where.before) || NEGATED_INSIDE.test(match[0]) || NEGATED_AFTER.test(where.after);
    return stands(where) && !denied ? [{ before: where.before, verb }] : [];
  });
}

function promisedIn(text: string): OwnerHint | undefined {
  if (text.endsWith("?")) return undefined;
  const dated = DATED.test(text);
  for (const { before, verb } of worksWith(text, PROMISE, dated)) {
    // "건너뛰는 걸로 정리하겠습니다" is a decision.
    if (/(?:기로|걸로|것으로) $/.test(before)) continue;
    const own = FIRST_PERSON.test(before) || FIRST_PERSON.test(`${verb} `);
    const clause = `${before}${verb}`;
    if (!own && (OTHER_SUBJECT.test(before) || isByOthers({ before, after: "" }))) continue;
    if (!dated && isOfTheMeeting(clause)) continue;
    if (!own && GROUP.test(before)) return { kind: "unnamed" };
    return { kind: "speaker", refersBack: refersBack(clause) };
  }
  const bare = new RegExp(
    `(?:^|[\\s,])(?:제가|내가|저도) (?:좀 |꼭 |바로 |다 |한번 |직접 )*(?:하|해 ?보|해 ?놓|해 ?두|해 ?드리)${PROMISE}`,
  ).exec(text);
  if (bare && stands(around(text, bare))) return { kind: "speaker", refersBack: true };
  const loose = new RegExp(
    `[가-힣]+(?:은|는|을|를|도) (?:제가|내가|저희가 제가) (?:좀 |꼭 |바로 |다 |한번 |직접 )*(?:하|해 ?보|해 ?놓|해 ?두|해 ?드리)${PROMISE}`,
  ).exec(text);
  if (loose && stands(around(text, loose))) return { kind: "speaker" };
  const planned = worksWith(text, PLANNED, dated).find(({ before }) => FIRST_PERSON.test(before));
  if (planned) return { kind: "speaker", refersBack: refersBack(planned.before + planned.verb) };
  const any = new RegExp(`${ANY_VERB}(?:겠습니다|ㄹ게요|을게요)${END}`).exec(text);
  if (any && stands(around(text, any)) && !isConditional({ before: any[0], after: "" }) && !/[가-힣]지(?:는)? (?:않|못)|(?:^|\s)(?:안|못) /.test(any[0]))
    return { kind: "speaker" };
  const takes = TAKES_ON.exec(text);
  return takes && stands(around(text, takes)) && !/[가-힣]지 (?:않|못)|못 맡/.test(text)
    ? { kind: "speaker", refersBack: true }
    : undefined;
}

/** Whether a clause says no work of its own: "제가 하겠습니다", "월요일에 전화하겠습니다" does. */
const refersBack = (clause: string): boolean =>
  /^(?:(?:네|예|응|그럼|그거|그건|이건|그|제가|내가|저는|바로|다|꼭|금방|금요일에|내일|오늘)[, ]*)*(?:하|해 ?(?:보|드리|놓|두)?|맡|처리하)(?:으시|시|으)?$/.test(
    clause,
  );

function requestedIn(text: string): OwnerHint | undefined {
  const dated = DATED.test(text);
  const somebody = SOMEBODY.test(text) || /(?:주실|하실|할) ?분/.test(text);
  const kind = somebody ? "unnamed" : "listener";
  const asked = worksWith(text, ASKED, dated).some(({ before }) => !isReported({ before, after: "" }));
  if (asked) return { kind };
  const favour = new RegExp(`(?<noun>${WORK_NOUN}) (?:좀 |꼭 |한번 )*부탁(?:드|해|하|이|을)`).exec(text);
  if (favour && stands(around(text, favour))) return { kind };
  if (worksWith(text, "는 (?:거|것)(?:을|를|도)? (?:꼭 )?잊지", dated).length > 0) return { kind };
  const any = new RegExp(
    `${workVerb(dated)}(?: ?주)?(?:ㄹ|실|시ㄹ) ?(?:분|사람)|누가 .*(?:하|보|주)ㄹ래`,
  ).exec(text);
  return any ? { kind: "unnamed" } : undefined;
}

function dutyIn(text: string): OwnerHint | undefined {
  if (/(?:할 ?일|액션 ?아이템|해야 할 일)[ :은는,-]+\S/.test(text)) return { kind: "unnamed" };
  if (text.endsWith("?")) return undefined;
  const dated = DATED.test(text);
  const duties = worksWith(text, DUTY, dated);
  if (SOMEBODY.test(text) && duties.length > 0) return { kind: "unnamed" };
  return dated && duties.some(({ before }) => !isByOthers({ before, after: "" }))
    ? { kind: "unnamed" }
    : undefined;
}

function namedIn(text: string, names: readonly string[]): OwnerHint | undefined {
  const name = `(?<![가-힣])(?<name>${anyName(names)})`;
  const subject = new RegExp(`${name}${TITLE}(?:이가|이는|께서는|께서|께선|이|가|은|는|이랑|랑)?[\\s,]`, "g");
  const called = new RegExp(
    `(?:^|[.!?,] ?|(?:그럼|자|네|그리고|그러면|근데|그래서|${"그건"}) )${name}${TITLE}(?:아|야|이|,)?[\\s,]`,
    "g",
  );
  const dated = DATED.test(text);
  for (const match of text.matchAll(subject)) {
    const who = match.groups?.name ?? "";
    const rest = text.slice(match.index + match[0].length);
    const topic = /(?:이|가|께서|은|는|이는|께서는|씨|님)[\s,]$/.test(match[0]) ||
      new RegExp(`${TITLE}[\\s,]$`).test(match[0]);
    const where = around(text, match);
    if (!topic || isReported(where) || isConditional(where)) continue;
    const ending = `${ASSIGNED}${dated ? `|ㅂ니다${END}` : ""}`;
    const question = text.endsWith("?") && !/는 거(?:죠|지요)\?$/.test(text);
    const works = question ? [] : worksWith(rest, ending, dated);
    if (works.some(({ before }) => !FIRST_PERSON.test(before))) return { kind: "named", name: who };
    if (/^(?:\S+ )*(?:담당|책임)(?:하|입|이|을|이고|$)/.test(rest) && !takesBack(rest) && !question)
      return { kind: "named", name: who };
    if (/[은는이가께서][\s,]$/.test(match[0]) && worksWith(rest, ASKED, dated).length > 0)
      return { kind: "named", name: who };
  }
  const given = new RegExp(
    `${name}${TITLE}(?:한테|에게|께) (?:\\S+ )*(?:맡기|부탁하|요청하|시키)(?:기로|겠습니다|ㄹ게요|ㅂ시다|죠|는 걸로|도록)`,
  ).exec(text);
  if (given && stands(around(text, given)) && !text.endsWith("?"))
    return { kind: "named", name: given.groups?.name ?? "" };
  const does = new RegExp(
    `[은는을를] ${name}${TITLE}(?:이가|이|가|께서)? (?:좀 |직접 |다 )?(?:하|해)(?:${ASSIGNED}|시기로 했|셔야|주세요| 주세요)`,
  ).exec(text);
  if (does && stands(around(text, does)) && !text.endsWith("?"))
    return { kind: "named", name: does.groups?.name ?? "" };
  for (const match of text.matchAll(called)) {
    const rest = text.slice(match.index + match[0].length);
    const who = match.groups?.name ?? "";
    if (requestedIn(rest)?.kind === "listener") return { kind: "named", name: who };
    if (
      !text.endsWith("?") &&
      (worksWith(rest, DUTY, dated).length > 0 ||
        worksWith(rest, `(?:셔야|어야|야) (?:하ㅂ니다|해요|되ㅂ니다|돼요)|(?:해|해라|하자|하게)${END}`, dated)
          .length > 0)
    )
      return { kind: "named", name: who };
    if (new RegExp(`네가 .*${workVerb(dated)}`).test(rest)) return { kind: "named", name: who };
  }
  const ending = new RegExp(`,? ${name}${TITLE}[?.!]*$`).exec(text);
  if (ending && requestedIn(text.slice(0, ending.index))?.kind === "listener")
    return { kind: "named", name: ending.groups?.name ?? "" };
  const owner = new RegExp(`(?:담당(?:자)?|책임자)(?:은|는|:)? ?${name}`).exec(text);
  return owner && !text.endsWith("?") ? { kind: "named", name: owner.groups?.name ?? "" } : undefined;
}
