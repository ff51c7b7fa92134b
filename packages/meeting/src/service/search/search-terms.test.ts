import fc from "fast-check";
import { expect, test } from "vitest";
import { indexedText, matchesIn, queryOf } from "./search-terms.ts";

test("words are indexed in lower case with their places, Korean as pairs of syllables", () => {
  expect(indexedText("The Q3-budget: 회의록을 보내 주세요")).toBe(
    "'the':1 'q3':2 'budget':3 '회의':4 '의록':5 '록을':6 '보내':7 '주세':8 '세요':9",
  );
});

test("every word asked for must be there; the beginning of one is enough", () => {
  expect(queryOf("budget Mon")).toBe("'budget':* & 'mon':*");
  expect(queryOf("회의록")).toBe("('회의' <-> '의록')");
  expect(queryOf("책")).toBe("'책':*");
  expect(queryOf(" ?! ")).toBeUndefined();
});

test("matches are found where they stand, at the beginning of a word", () => {
  expect(matchesIn("The budget is rebudgeted. Budgets!", "budget")).toEqual([
    { start: 4, end: 10 },
    { start: 26, end: 32 },
  ]);
  expect(matchesIn("다음 회의록을", "회의")).toEqual([{ start: 3, end: 5 }]);
});

test("whatever is asked, a query holds nothing but quoted letters and digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (asked) => {
      const query = queryOf(asked);
      if (query !== undefined) expect(query).toMatch(/^(\(?'[\p{L}\p{N}]+'(:\*)?\)?( (&|<->) )?)+$/u);
      expect(() => matchesIn(asked, asked)).not.toThrow();
    }),
  );
});
