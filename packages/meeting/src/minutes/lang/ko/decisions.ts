import { END } from "./claims.ts";
import { around, isByOthers, isJoke, stands } from "./moods.ts";
import { oneOf } from "./plain.ts";
import { isSmallTalk } from "./small-talk.ts";

const ADVERBS =
  "(?:(?:모두|다|다들|전원|최종|최종적으로|만장일치로|잠정|일단|우선|팀에서|저희가|우리가|저희는|우리는|그냥|이미|이제|확실히|합의하에)\\s)*";
/** "We did": 했습니다, 됐고요. */
const PAST = `(?:했|하였|됐|되었|되었|났|내렸|내려졌|모았|모아졌|봤|정했|정해졌|굳혔|이루어졌|이뤄졌|마쳤)(?:습니다|어요|다|죠|지요|네요|고|고요|거든요|음)${END}`;
/** "We do, let us": 합니다, 하겠습니다, 하죠, 합시다. */
const NOW = `(?:하|되|내리|짓|정하|가)(?:ㅂ니다|겠습니다|겠어요|겠고요|ㄹ게요|죠|지요|시죠|자|자고요|ㅂ시다|는 거로 하죠|는 걸로 하죠)${END}`;
const NOW_WORDS = `(?:해요|돼요|합의해요|됩니다|한다|된다|하고요|할게|함|됨)${END}`;
const NOUNS = "결정|합의|확정|동의|결론|의견|의결|채택|승인|선정|가닥|통일|낙점";
const DECIDING = `(?:(?:${NOUNS})(?:을|를|이|가|은|는|도)? ?)?`;
/** After 기로, 걸로, 것으로 these are decisions too. */
const PUT_DOWN = "(?:(?:정리|약속|마무리|조율)(?:을|를)? ?)?";
/** "V기로 했습니다", "X로 합시다", "V는 걸로 결정됐습니다". */
const TO_DO = new RegExp(
  `(?<what>\\S*(?:(?:기로|걸로|것으로|거로)(?:는|도)? ${ADVERBS}${PUT_DOWN}|(?:으로|로)(?:는|도)? ))${ADVERBS}${DECIDING}(?:${PAST}|${NOW}|${NOW_WORDS})`,
  "g",
);
/** "확정했습니다", "제안이 채택됐습니다". */
const DECIDED = new RegExp(
  `(?<![가-힣]|안 |못 )(?:결정|합의|확정|채택|가결|승인|통과|의결|선정|타결|낙찰|낙점|만장일치로 동의|모두 동의|다들 동의|전원 동의|합의를|결정을|결론을|합의가|결정이|결론이|승인이)(?:이|가|을|를)? ?(?:${PAST}|${NOW}|입니다${END}|이에요${END}|${NOW_WORDS})`,
  "g",
);
const CHOSEN = new RegExp(
  `(?:(?<![가-힣]|안 |못 )(?:정했|골랐|택했|선택했|정해졌|선정했|뽑혔)(?:습니다|어요|다|죠|지요|고요)|(?<![가-힣])(?:정하|고르|택하|결정하)(?:ㅂ시다|시죠))${END}`,
  "g",
);
const COMMITS = `
  미루 연기하 취소하 없애 빼 유지하 폐지하 중단하 추진하 도입하 바꾸 변경하 줄이 늘리 뽑 채용하 출시하 포함하 제외하 통일하 적용하 교체하 보류하 중지하 건너뛰 그대로 두
  삭제하 확대하 축소하 합치 나누 맡기 구매하 선택하 접 밀고 가 닫 옮기 앞당기 늦추 올리 내리 쓰 사용하 빌리 사 철수하 해지하 갱신하`;
/** "뉴스레터는 폐지합시다", "그대로 두죠". */
const LET_US = new RegExp(
  `(?<![가-힣])(?:${oneOf(COMMITS.replace("그대로 두", "").replace("밀고 가", ""))}|그대로 두|밀고 가)(?:ㅂ시다|읍시다|시죠|도록 하죠|도록 하ㅂ시다|도록 하겠습니다)`,
  "g",
);
const HEADING =
  /결정 ?사항은 (?!(?:없(?:습|어|음)|아니|아닙))\S.*(?:다|ㅂ니다|입니다)[.!]?$|결론은 \S.*(?:로|으로) (?:하|가)/;

/** Places, topics and turns of the meeting that are no choice: "다음으로 갑시다", "여기까지 하는 걸로 하죠". */
const NOT_A_CHOICE =
  /(?<![가-힣])(?:다음|본론|집|밖|식당|카페|화장실|없던 (?:걸|것|일)|뒤|앞|말씀하신 대|그런 식|예정대|생각대|마음대|처음|회의실|별도|따|나중|다음 (?:주|달|회의)|결론적|개인적|기본적|일반적|원칙적|전체적|실제|서|제|절대|진짜|새|바|정말|그대|대체|주|별|함부|추가|앞|의외|예상외|대|차)(?:으로|로)$|(?:여기까지 하|쉬|마치|끝내|시작하|넘어가|들어가|먹|마시|가정하|치|생각하|보|듣|얘기하|이야기하|논의하|말씀드리|놔두고 보)(?:는 걸|기)로$/;
/** Decisions put off: "결정은 다음 회의로 미루죠". */
const PUT_OFF =
  /(?:[월화수목금토일]요일|내일|모레|다음 ?(?:주|달|회의|번)|나중|추후|이후|[일주달] (?:뒤|후))\S* (?:\S+ )?(?:결정|확정|논의|정하)(?:하|해|을|기)|(?:결정|논의|결론|확정|합의)(?:은|는|을|를)? .*(?:미루|다음|나중|보류|넘기)/;
const DENIED_AROUND =
  /(?:아무도|누구도|안 했|한 적(?:이|은)? 없|적 없|아니(?:라|고|었)|[가-힣]지(?:는|도)? (?:않|못)(?![는을] $))[^.]*$/;
/** The speaker alone: "제가 하기로 했습니다" is a promise. */
const ALONE = /(?:^|\s)(?:제가|내가|저는|나는)(?=\s)/;
/** A third person or organisation that does what was decided: "업체가 …하기로 했습니다". */
const SUBJECT =
  /(?:^|\s)(?!(?:우리|저희|모두|전원|다|다 같|둘|셋|같|많|없|굳|깊|높|넓|길|일찍|회의|위원회|팀|참석자|추|휴|평|허|참|증|국|주|단|원|물|작)(?:이|가)\s)[가-힣]+(?:이|가)(?=\s).*기$/;

/** Whether the group commits itself in a plain sentence. */
export function isDecision(text: string): boolean {
  if (/\?$/.test(text) || isJoke(text) || isSmallTalk(text) || PUT_OFF.test(text)) return false;
  const found = (pattern: RegExp, accepts: (what: string, before: string) => boolean) => {
    for (const match of text.matchAll(pattern)) {
      const where = around(text, match);
      const what = (match.groups?.what ?? "").replace(/(?:는|도)? .*$/, "");
      const before = `${where.before}${what}`;
      if (stands(where) && !isByOthers(where) && !DENIED_AROUND.test(where.before) && accepts(what, before))
        return true;
    }
    return false;
  };
  const chosen = (what: string, before: string) => {
    if (NOT_A_CHOICE.test(before) || NOT_A_CHOICE.test(what) || ALONE.test(before)) return false;
    return !SUBJECT.test(before.replace(/로$/, ""));
  };
  return (
    found(TO_DO, chosen) ||
    found(DECIDED, (_, before) => !/(?:어려운|힘든|중요한|좋은|큰|내부|개인|잘못된) $/.test(before)) ||
    found(CHOSEN, (_, before) => !ALONE.test(before)) ||
    found(LET_US, () => true) ||
    HEADING.test(text)
  );
}
