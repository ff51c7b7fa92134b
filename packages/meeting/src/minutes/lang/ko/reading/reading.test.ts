import fc from "fast-check";
import { expect, test } from "vitest";
import { rewriteText } from "../../rewriting.ts";
import { rewritings } from "./index.ts";
import { nativeNumber } from "./native-numbers.ts";
import { koreanFigures, sinoNumber } from "./sino-numbers.ts";

const read = (text: string) => rewriteText(text, rewritings(text));

test.each([
  ["이천이십육 년 예산은 천이백만 원입니다.", "2026년 예산은 1,200만 원입니다."],
  ["이공이육년 십이월 삼일까지 보내겠습니다", "2026년 12월 3일까지 보내겠습니다"],
  ["천구백구십구년 유월 말, 시월 초", "1999년 6월 말, 10월 초"],
  ["12월 삼일 오전 일곱 시", "12월 3일 오전 7시"],
  ["이월 금액은 이월 삼일에", "이월 금액은 2월 3일에"],
  ["세 시 반에 만나요", "3시 반에 만나요"],
  ["세시 삼십분에 시작해서 열두 시 십분에", "3시 30분에 시작해서 12시 10분에"],
  ["십삼 시부터 이십사 시까지", "13시부터 24시까지"],
  ["이십오 퍼센트 늘고 영 점 오 퍼센트포인트 올라", "25% 늘고 0.5%포인트 올라"],
  ["25 퍼센트와 이십 프로", "25%와 20%"],
  ["일점오 배", "1.5배"],
  ["번호는 공일공에 일이삼사에 오육칠팔입니다", "번호는 010-1234-5678입니다"],
  ["공이 삼사오육 칠팔구공", "02-3456-7890"],
  ["일오팔팔에 이삼사오", "1588-2345"],
  ["삼억 오천만 원", "3억 5,000만 원"],
  ["만 이천 원", "1만 2,000원"],
  ["만 십팔 세 이상", "만 18세 이상"],
  ["그 일 이천 원, 이 이십 명은", "그 일 2,000원, 이 20명은"],
  ["스물다섯 명이 열두 번", "25명이 12번"],
  ["삼 년 이 개월", "3년 2개월"],
  ["이십 일 안에, 이십오일까지", "20일 안에, 25일까지"],
])("%s", (said, written) => {
  expect(read(said)).toBe(written);
});

test.each([
  ["다른 말", "이번 이 분이 이 점을 사장님께 일일 보고하고 다시 시작합니다"],
  ["관용구", "만원 버스를 탔고 십분 활용했다, 조원들은 백 번 말했다"],
  ["횟수와 적은 수", "한 번, 두 번, 세 명, 두 달"],
  ["어림수", "수 백만 원, 몇 백 명, 수백만 원, 여러 천 명"],
  ["시각이 아닌 시", "한시적으로 한시도 네 시작하겠습니다"],
  ["두 가지로 읽히는 날", "이십일까지, 십일에"],
  ["번호가 아닌 말", "이사 삼사 구구 일이"],
])("%s stays as it was said", (_, said) => {
  expect(read(said)).toBe(said);
});

const DIGITS = [..."_일이삼사오육칠팔구"];

/** A number below 10,000 as it is said. */
const group = (value: number) =>
  ["천", "백", "십", ""]
    .map((place, at) => {
      const digit = Math.floor(value / 10 ** (3 - at)) % 10;
      if (digit === 0) return "";
      return digit === 1 && place !== "" ? place : `${DIGITS[digit]}${place}`;
    })
    .join("");

function said(value: number): string {
  if (value === 0) return "영";
  return ["조", "억", "만", ""]
    .map((name, at) => {
      const part = Math.floor(value / 1e4 ** (3 - at)) % 1e4;
      return part === 0 ? "" : `${group(part)}${name}`;
    })
    .join("");
}

/** The number that figures mean: 1,200만. */
const meant = (figures: string) =>
  figures.split(" ").reduce((sum, part) => {
    const size = { 만: 1e4, 억: 1e8, 조: 1e12 }[part.at(-1) ?? ""] ?? 1;
    return sum + Number(part.replaceAll(/[^\d]/g, "")) * size;
  }, 0);

const anyNumber = fc.oneof(fc.nat({ max: 20_000 }), fc.integer({ min: 0, max: 1e12 }));

test("every number up to 10^12 is understood, and written so that it means the same", () => {
  fc.assert(
    fc.property(anyNumber, (value) => {
      expect(sinoNumber(said(value))).toBe(value);
      expect(meant(koreanFigures(value))).toBe(value);
    }),
  );
});

test("every number from eleven on is written in figures before a unit", () => {
  fc.assert(
    fc.property(anyNumber, (value) => {
      fc.pre(said(value).length > 1);
      const [, figures = ""] = /^모두 (.*?) ?명입니다$/.exec(read(`모두 ${said(value)} 명입니다`)) ?? [];
      expect(meant(figures)).toBe(value);
    }),
  );
});

test("native numbers up to 99 are understood", () => {
  const ones = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
  const tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
  for (let value = 1; value < 100; value++)
    expect(nativeNumber(`${tens[Math.floor(value / 10)]}${ones[value % 10]}`)).toBe(value);
  expect(nativeNumber("스무")).toBe(20);
});
