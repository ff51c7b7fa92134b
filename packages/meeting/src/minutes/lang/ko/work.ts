import { oneOf } from "./plain.ts";

/** Nouns that make a verb with 하다 that is talk, opinion or a state, and no work. */
const NO_WORK = `
  말씀 설명 소개 이야기 얘기 동의 인정 찬성 반대 생각 기대 감사 부탁 질문 대답 양해 추측 예상 각오 노력 사과 축하 실례 언급 인사
  포기 거절 거부 양보 기권 패스 가정 이해 기억 참고 감안 공감 환영 존경 걱정 염려 응원 후회 사랑 좋아 싫어 필요 가능 불가능 중요 시작 진행
  발언 강조 고려 주목 집중 긴장 기다리 잘 못 안 그렇게 이렇게 어떻게 그래야 이래야 저렇게 뭐라고 해야 잘해 조용 죄송 미안 피곤 도착 출발 결정 확정 합의 가결 채택 의결 낙점 지지 존중 신뢰 복습 생략 낭독 출석
  출근 퇴근 휴가 참석 식사 운전 건배 한마디 말 일 뭘 어떤 무엇을 마음대로 최선을 이만 여기까지 그만 그만두 다`;
/** Those of them that are work on a certain day: 내일 발표하겠습니다. */
const DATED_WORK = `설명 소개 진행 발표 시작 참석 발언 운전 출발 대답`;
/** Nouns that need a day or an object: alone they are said of the meeting itself. */
const MEETING_NOUNS = `발표 요약 언급 비교 복습 마무리 정리 공유`;

/** Stems of verbs of work beside those in 하다, each in its forms: before 겠/ㄹ, before 아/어. */
const STEMS = `
  보내 써 쓰 적어 적 올리 올려 고치 고쳐 만들 만드 만들어 맡 맡아 챙기 챙겨 알아보 알아봐 알아 찾아보 찾아봐 찾아오 찾 찾아 물어보 물어봐 물어
  여쭤보 여쭤 알리 알려 끝내 끝내어 마치 마쳐 옮기 옮겨 돌리 돌려 돌려보내 붙이 붙여 잡 잡아 짜 뽑 뽑아 부르 불러 구하 구해 빌리 빌려 가져오 가져와
  가져가 데려오 받 받아 받아오 넘기 넘겨 전하 전해 드리 드려 내 내어 사 사오 사서 사 채우 채워 맞추 맞춰 줄이 줄여 늘리 늘려 바꾸 바꿔 지우
  지워 나누 나눠 나누어 모으 모아  따지 따져 세우 세워 꾸리 꾸려 다듬 다듬어 손보 손봐 찍 찍어 그리 그려 돌보
  돌봐 치우 치워 풀 풀어 걸 걸어 열 열어 닫 닫아 매기 매겨 고르 골라 뜨 떠 심 심어 밀 밀어 당기 당겨 넣 넣어 빼 빼어 싸 싸서 나르 날라 달 달아
  띄우 띄워 정하 정해 책임지 책임져`;
const AUXILIARY = "(?: ?(?:보|봐|두|둬|놓|놔|드리|드려|주|줘|오|와|가|버리|버려|내|나가)| ?다시 ?드리| ?있)?";
const HONORIFIC = "(?:으시|시|으)?";
const ADVERBS =
  "(?:(?:좀|꼭|다시|한번|한 번|한 번 더|더|다|바로|빨리|직접|제가|내가|얼른|먼저|같이|따로|잘|전부|모두|일단) ?)*";

const denied = (dated: boolean) => {
  const allowed = dated ? oneOf(DATED_WORK).split("|") : [];
  return oneOf(NO_WORK)
    .split("|")
    .filter((word) => !allowed.includes(word))
    .join("|");
};

/** "확인하", "번역을 다시 하", "공유드리", but not "말씀드리". */
const nounVerb = (deny: string) =>
  `(?<![가-힣A-Za-z])(?!(?:${deny})(?:을|를|도|만|은|는)? ?${ADVERBS}(?:하|해|드))[가-힣A-Za-z]{2,}?(?:(?:|(?:을|를|도|만|은|는) ?${ADVERBS}|(?<![게히로서면며도]) ${ADVERBS})(?:하고|하|해서|해)|(?:드리|드려))`;
/** "보내", "고쳐", but not the auxiliary of another verb: "보여 드리". */
const NATIVE_VERB = `(?<![가-힣]|[여아어해] )(?:${oneOf(STEMS)})(?:아|어|여|서)?`;
/** Telling somebody what was found out, talking to somebody who is not here. */
const TOLD = `(?:(?:확인|조사|검토|정리|계산|논의|상의|협의)(?:해서|하고|하여)|(?:알아보|물어보|찾아보)고|알아봐서|물어봐서|찾아봐서) (?:\\S+ )?(?:말씀|연락|알려) ?|(?:한테|에게|께|하고|이랑|랑|와|과)(?: \\S+){0,4} (?:얘기|이야기|말씀?)(?:를|을)? ?${ADVERBS}(?:해|하|나눠|나누|드려|드리)`;

/**
 * A pattern of a verb of work up to its ending.
 * @param dated on a certain day talk is work too: 내일 발표하겠습니다
 */
export const workVerb = (dated: boolean): string =>
  `(?:${nounVerb(denied(dated))}|${TOLD}|${NATIVE_VERB}) ?${ADVERBS}${AUXILIARY}${HONORIFIC}`;

const MEETING_VERB = new RegExp(
  `^(?:(?:제가|저는|그럼|이제|먼저|간단히|간단하게|짧게|잠깐|잠시|자|네) ?,? ?)*(?:${oneOf(MEETING_NOUNS)})(?:을|를)? ?(?:하|해)`,
);
const IN_TURN = /여기까지|출석|하나씩|차례로|순서대로/;

/** Whether a promise is only of the meeting itself: 요약하겠습니다. */
export const isOfTheMeeting = (clause: string): boolean => IN_TURN.test(clause) || MEETING_VERB.test(clause);

/** A noun of work before 부탁: 검토 부탁드립니다. */
export const WORK_NOUN = `(?!(?:${oneOf(NO_WORK)}|양해|협조|이해|주목|박수)(?:도|을|를|만)? )[가-힣A-Za-z]{2,}(?:도|을|를|만)?`;
