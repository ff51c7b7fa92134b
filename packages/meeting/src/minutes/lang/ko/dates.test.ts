import { expect, test } from "vitest";
import { findDue } from "./dates.ts";

/** A Tuesday. */
const MEETING = "2026-11-24";

test.each([
  ["오늘까지 보내겠습니다.", "2026-11-24"],
  ["내일 오전 10시까지 하겠습니다.", "2026-11-25"],
  ["모레까지 주세요.", "2026-11-26"],
  ["금요일까지 부탁드립니다.", "2026-11-27"],
  ["월요일까지 부탁드립니다.", "2026-11-30"],
  ["다음 주 수요일까지 하겠습니다.", "2026-12-02"],
  ["다다음 주 월요일까지 하겠습니다.", "2026-12-07"],
  ["12월 3일까지 제출해 주세요.", "2026-12-03"],
  ["1월 5일까지 제출해 주세요.", "2027-01-05"],
  ["2027년 2월 1일까지 제출해 주세요.", "2027-02-01"],
  ["글피까지 하겠습니다.", "2026-11-27"],
  ["사흘 뒤까지 하겠습니다.", "2026-11-27"],
  ["이번 주 안으로 마치겠습니다.", "2026-11-27"],
  ["2주 뒤에 확인하겠습니다.", "2026-12-08"],
  ["다음 달 10일까지 내겠습니다.", "2026-12-10"],
  ["십이월 삼일까지 내겠습니다.", "2026-12-03"],
  ["모레 오후 세 시까지 드릴게요.", "2026-11-26"],
  ["이달 말까지 정리하겠습니다.", "2026-11-30"],
  ["3일까지 준비하겠습니다.", "2026-12-03"],
  ["다음주월요일까지 보내겠습니다", "2026-11-30"],
  ["2주 뒤 금요일까지 하겠습니다.", "2026-12-11"],
  ["12월 4일 금요일까지 하겠습니다.", "2026-12-04"],
  ["이번 달 안으로 하겠습니다.", "2026-11-30"],
  ["1분기 말까지 하겠습니다.", "2027-03-31"],
  ["정오까지 보내겠습니다.", "2026-11-24"],
  ["내일 정오까지 보내겠습니다.", "2026-11-25"],
  // Who says the name of the day it is means the next one.
  ["화요일까지 하겠습니다.", "2026-12-01"],
  // The deadline, not the day of something else.
  ["목요일에 고객이 오니까 수요일까지 끝내겠습니다.", "2026-11-25"],
  ["월요일 보고서는 내일 정오까지 고치겠습니다.", "2026-11-25"],
])("%s is due on %s", (sentence, date) => {
  expect(findDue(sentence, MEETING)?.date).toBe(date);
});

test("a date that is not exact, or without the day of the meeting, stays as it was said", () => {
  expect(findDue("다음 달 초에 하겠습니다.", MEETING)).toEqual({ text: "다음 달 초" });
  expect(findDue("내일까지 하겠습니다.", undefined)).toEqual({ text: "내일" });
});

test.each(["2월 30일", "9월 31일", "13월 5일"])(
  "%s is in no calendar: kept as it was said, without a date",
  (text) => {
    expect(findDue(`${text}까지 보내겠습니다.`, MEETING)).toEqual({ text });
  },
);

test("a date without a particle of time is no due date", () => {
  expect(findDue("오늘 회의를 시작하겠습니다.", MEETING)).toBeUndefined();
});
