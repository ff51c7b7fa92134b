const list = (words: string) => words.split(" ");

const MONEY = list("원 달러 유로 엔 위안");
const MEASURES = list(
  "퍼센트 킬로미터 센티미터 미터 킬로그램 그램 킬로 센티 톤 리터 평 테라바이트 기가바이트 메가바이트 기가 메가",
);
/** Units that no other word begins with and that are not words themselves. */
const CLEAR = list("개월 분기 학년 주년 호선 킬로미터 킬로그램 퍼센트포인트 퍼센트");
const COUNTED = list(
  "시간 년 분 초 일 명 개국 개사 개 층 호 회 번 주 차 세 쪽 페이지 장 점 도 위 배 대 건 곳 팀 부 권 석 표 인분 인 박 프로",
);

/** What Sino-Korean numbers stand before; longer units first. */
export const SINO_UNITS = [...new Set([...CLEAR, ...MEASURES, ...MONEY, ...COUNTED])].toSorted(
  (a, b) => b.length - a.length,
);
/** What native numbers stand before. */
export const NATIVE_UNITS = list(
  "시간 명 개 살 사람 번째 번 군데 곳 팀 대 장 권 건 가지 달 분 마리 잔 병 채",
);

/** Units after a number of one digit and a space: 오 분. */
const AFTER_DIGIT = new Set([
  ...CLEAR,
  ...list("년 분 초 층 회 번 차 쪽 페이지 호 미터 센티미터 톤 인분 박"),
]);
/** 이 is "this" before others: 이 분, 이 점, 이 번. */
const AFTER_I = new Set([...CLEAR, ...list("년 페이지 인분")]);
const LARGE = new Set([...MONEY, ...list("명 개 톤 건 평 석 표")]);
/** Units after a place without a digit and a space; others are figures of speech, such as 백 번. */
const AFTER_PLACE: Readonly<Record<string, ReadonlySet<string>>> = {
  십: new Set(SINO_UNITS),
  백: new Set([...LARGE, ...MEASURES, "페이지", "쪽"]),
  천: new Set([...LARGE, ...MEASURES, "페이지", "쪽"]),
  만: LARGE,
  억: new Set([...MONEY, "명"]),
  조: new Set(MONEY),
};
/** The same written together; others are words, such as 십분, 만원 and 조원. */
const JOINED_TO_PLACE: Readonly<Record<string, ReadonlySet<string>>> = {
  십: new Set([...CLEAR, ...MONEY, ...list("년 층 명")]),
  백: new Set([...MONEY, "명", "퍼센트"]),
  천: new Set([...MONEY, "명", "퍼센트"]),
  만: new Set(["명"]),
  억: new Set(["원"]),
};

/**
 * Whether words before a unit are meant as a number: many short ones are other words, such as 이 (this), 만 (only), 사장, 이번.
 *
 * @param number Sino-Korean, as it was said
 */
export function countsBefore(number: string, unit: string, spaced: boolean): boolean {
  if (number.length > 1) return true;
  const ofPlace = (spaced ? AFTER_PLACE : JOINED_TO_PLACE)[number];
  if (/[십백천만억조]/.test(number)) return ofPlace?.has(unit) ?? false;
  if (!spaced) return CLEAR.includes(unit) || (unit === "년" && number !== "이");
  return (number === "이" ? AFTER_I : AFTER_DIGIT).has(unit);
}
