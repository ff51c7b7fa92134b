import type { RewritingRule } from "../../rewriting.ts";
import { sinoNumber } from "./sino-numbers.ts";
import { HEAD, TAIL } from "./tail.ts";

const MONTH = "십 ?[일이]|[일이삼사오유육칠팔구시십]";
const DAY = "[이삼]? ?십(?: ?[일이삼사오육칠팔구])?|[일이삼사오육칠팔구]";
const MOST = { month: 12, day: 31 };

/** 유월 is June and 시월 October. */
function monthOf(words: string): number {
  if (words === "유") return 6;
  return words === "시" ? 10 : (sinoNumber(words) ?? 0);
}

/** 십이월 삼일. */
export const dayOfMonth: RewritingRule = {
  pattern: new RegExp(`${HEAD}(${MONTH}) ?월 ?(${DAY}) ?일${TAIL}`, "g"),
  write({ 1: month = "", 2: day = "" }) {
    const date = { month: monthOf(month), day: sinoNumber(day) ?? 0 };
    return date.month > MOST.month || date.day > MOST.day ? undefined : `${date.month}월 ${date.day}일`;
  },
};

/** 12월 삼일, where the recogniser wrote figures. */
export const dayOfWrittenMonth: RewritingRule = {
  pattern: new RegExp(`(?<=\\d월 ?)(${DAY}) ?일${TAIL}`, "g"),
  write: ({ 1: day = "" }) => `${sinoNumber(day)}일`,
};

/** 십이월에. 이월 may be carried over, and stays. */
export const month: RewritingRule = {
  pattern: new RegExp(`${HEAD}(?!이 ?월)(${MONTH}) ?월(?:(?=말|초|중순|달)|${TAIL})`, "g"),
  write: ({ 1: words = "" }) => `${monthOf(words)}월`,
};
