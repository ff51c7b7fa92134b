import type { RewritingRule } from "../../rewriting.ts";
import { NATIVE_HOUR, nativeNumber } from "./native-numbers.ts";
import { sinoNumber } from "./sino-numbers.ts";
import { HEAD, TAIL } from "./tail.ts";

const AFTER =
  "(?=(?:에|까지|부터|쯤|경|로|은|는|가|를|와|과|이후|이전|정각|반|입니|이|예요|이에요)|[^가-힣]|$)";
/** Attached, 한 시 is another word: 한시적. */
const HOUR = `(?:한(?= 시)|(?!한 ?시)${NATIVE_HOUR})`;

/** 세 시 반. */
export const hour: RewritingRule = {
  pattern: new RegExp(`${HEAD}(${HOUR}) ?시${AFTER}`, "g"),
  write: ({ 1: number = "" }) => `${nativeNumber(number.replace(/^열 /, "열"))}시`,
};

/** 십삼 시, of twenty-four hours. */
export const hourOfDay: RewritingRule = {
  pattern: new RegExp(`${HEAD}(이?십[일이삼사오육칠팔구]?) ?시${AFTER}`, "g"),
  write({ 1: number = "" }) {
    const value = sinoNumber(number) ?? 0;
    return value <= 24 ? `${value}시` : undefined;
  },
};

/** 십분 of 세 시 십분; without an hour it means fully. */
export const minute: RewritingRule = {
  pattern: new RegExp(`(?<=시 )십분${TAIL}`, "g"),
  write: () => "10분",
};
