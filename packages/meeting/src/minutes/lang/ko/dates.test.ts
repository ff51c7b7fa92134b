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
])("%s is due on %s", (sentence, date) => {
  expect(findDue(sentence, MEETING)?.date).toBe(date);
});

test("a date that is not exact, or without the day of the meeting, stays as it was said", () => {
  expect(findDue("다음 달 말까지 하겠습니다.", MEETING)).toEqual({ text: "다음 달 말" });
  expect(findDue("내일까지 하겠습니다.", undefined)).toEqual({ text: "내일" });
});

test("a date without a particle of time is no due date", () => {
  expect(findDue("오늘 회의를 시작하겠습니다.", MEETING)).toBeUndefined();
});
