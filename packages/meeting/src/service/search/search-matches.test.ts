import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesIn } from "./search-matches.ts";

const marked = (text: string, query: string, nearness?: "near") =>
  matchesIn(text, query, nearness).map(({ start, end }) => text.slice(start, end));

test("matches are at the beginning of words, Korean ones anywhere", () => {
  expect(marked("The budget is rebudgeted. Budgets!", "budget")).toEqual(["budget", "Budget"]);
  expect(marked("다음 회의록을", "회의")).toEqual(["회의"]);
});

test("a Korean word is marked with any particle, and no other word that begins like it", () => {
  expect(marked("예산을 짜고 예산안을 예산은", "예산은")).toEqual(["예산", "예산은"]);
  expect(marked("박지훈 박지은이", "박지은")).toEqual(["박지은"]);
  expect(marked("계약을", "계약서", "near")).toEqual(["계약"]);
});

test("decomposed text, commas and hyphens are marked where they stand", () => {
  const text = "둘째 줄 예산".normalize("NFD");
  expect(marked(text, "둘째 예산").map((part) => part.normalize("NFC"))).toEqual(["둘째", "예산"]);
  expect(marked("약 1,200만원", "1200만원")).toEqual(["1,200", "만원"]);
  expect(marked("an e-mail, real time", "email real-time")).toEqual(["e-mail", "real time"]);
  expect(marked("time is real", "real-time")).toEqual(["time", "real"]);
});

test("any query can be marked in any text", () => {
  const grapheme = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(grapheme, grapheme, (text, query) => {
      for (const { start, end } of matchesIn(text, query)) expect(start).toBeLessThan(end);
    }),
  );
});
