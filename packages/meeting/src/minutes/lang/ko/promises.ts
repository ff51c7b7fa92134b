import type { OwnerHint } from "../language.ts";
import { claimsOf, END, FIRST_PERSON, matchStands, workForm } from "./claims.ts";
import { DATED } from "./dates.ts";
import { isByOthers, isConditional } from "./moods.ts";
import { isOfTheMeeting } from "./work.ts";

/** 하겠습니다, 할게요, 하도록 하겠습니다, 하는 걸로 할게요. */
const ENDING = `(?:겠습니다|겠어요|ㄹ게요?|ㄹ께요?|을게요?|을께요?|겠음|도록 (?:하|해 보)(?:겠습니다|ㄹ게요?)|는 (?:걸|것으)로 (?:하겠습니다|하ㄹ게요))${END}`;
const PROMISED = workForm(ENDING);
/** 제가 정리할 거예요. */
const PLANNED = workForm(`ㄹ (?:거(?:고|고요|예요|에요)|겁니다|예정입니다|예정이에요|생각입니다)${END}`);
const DO = "(?:좀 |꼭 |바로 |다 |한번 |직접 )*(?:하|해 ?보|해 ?놓|해 ?두|해 ?드리)";
/** "그건 제가 하겠습니다" says what, "제가 하겠습니다" does not. */
const DOES_IT = new RegExp(`(?<what>[가-힣]+(?:은|는|을|를|도) )?(?:제가|내가|저도) ${DO}${ENDING}`);
/** Feelings, senses and moves, which are no work. */
const NO_WORK =
  "(?:알|모르|믿|보|듣|들|좋아|싫|먹|마시|가|오|자|쉬|앉|있|없|되|웃|우|춤|추|죽|사|살|끊|켜|끄|열|여|닫|띄우|넘기|기다리|참|놀|노|입|신|타|내리|지지|보태|덧붙|줄|마치|접|말|안|못)[가-힣]?(?:겠|ㄹ|을)";
/** Any other verb, with an object and the speaker as its subject. */
const ANY_VERB = new RegExp(
  `(?:[가-힣]+(?:은|는|도|을|를) (?:\\S+ )?(?:제가|내가)|(?:제가|내가) (?:\\S+ ){0,3}\\S+(?:을|를))(?: \\S+){0,2}? (?!${NO_WORK})[가-힣]{1,3}?(?: ?(?:보|두|놓|드리|주|오))?(?:겠습니다|ㄹ게요|을게요)${END}`,
);
const TAKES_ON = /(?:저한테|제게|나한테|저에게) (?:맡기|맡겨|주세요)|제가 (?:맡|책임)/;
const NEGATED = /[가-힣]지(?:는)? (?:않|못)|(?:^|\s)(?:안|못) /;
const GROUP = /(?:^|[\s,])(?:우리|저희)(?:가|는|도| 팀\S*| 쪽\S*)?(?=[\s,])/;
/** A subject other than the speaker: 매출이 늘겠습니다. */
const OTHER_SUBJECT =
  /(?:^|\s)(?!(?:제|내|저희|우리|누|다 같|같|많|없|굳|일찍|추|휴|평|허|참|증|국|주|단|원|물)(?:이|가)\s)[가-힣]+(?:이|가|께서)\s(?!(?:나오는|끝나는|되는|오는) 대로)[^,]*$/;
/** A decision in the form of a promise: "건너뛰는 걸로 정리하겠습니다". */
const PUT_DOWN = /(?:기로|걸로|것으로) $/;
const REFERS_BACK =
  /^(?:(?:네|예|응|그럼|그거|그건|이건|그|제가|내가|저는|바로|다|꼭|금방|금요일에|내일|오늘)[, ]*)*(?:하|해 ?(?:보|드리|놓|두)?|맡|처리하)(?:으시|시|으)?$/;

/** Whether the speaker of a plain sentence promises work. */
export function promisedIn(text: string): OwnerHint | undefined {
  if (text.endsWith("?")) return undefined;
  const dated = DATED.test(text);
  for (const { before, verb } of claimsOf(text, PROMISED, dated)) {
    const clause = `${before}${verb}`;
    const own = FIRST_PERSON.test(`${clause} `);
    if (PUT_DOWN.test(before) || (!dated && isOfTheMeeting(clause))) continue;
    if (!own && (OTHER_SUBJECT.test(before) || isByOthers({ before, after: "" }))) continue;
    if (!own && GROUP.test(before)) return { kind: "unnamed" };
    return { kind: "speaker", refersBack: REFERS_BACK.test(clause) };
  }
  const does = matchStands(text, DOES_IT);
  if (does) return { kind: "speaker", refersBack: does.groups?.what === undefined };
  if (claimsOf(text, PLANNED, dated).some(({ before }) => FIRST_PERSON.test(before)))
    return { kind: "speaker" };
  const any = matchStands(text, ANY_VERB)?.[0];
  if (any && !isConditional({ before: any, after: "" }) && !NEGATED.test(any)) return { kind: "speaker" };
  return matchStands(text, TAKES_ON) && !NEGATED.test(text)
    ? { kind: "speaker", refersBack: true }
    : undefined;
}
