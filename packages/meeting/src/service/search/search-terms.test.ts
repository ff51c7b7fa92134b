import fc from "fast-check";
import { expect, test } from "vitest";
import { indexedText, matchesIn, queryOf } from "./search-terms.ts";

test("words are indexed in lower case with their positions, Korean as pairs of syllables", () => {
  expect(indexedText("The Q3-budget: 회의록을 보내 주세요")).toBe(
    "'the':1 'q3':2 'budget':3 '회의':4 '의록':5 '록을':6 '보내':7 '주세':8 '세요':9",
  );
});

test("every word of a query must occur; the beginning of a word is enough", () => {
  expect(queryOf("budget Mon")).toBe("'budget':* & 'mon':*");
  expect(queryOf("회의록")).toBe("('회의' <-> '의록')");
  expect(queryOf("책")).toBe("'책':*");
  expect(queryOf(" ?! ")).toBeUndefined();
});

test("matches are at the beginning of words", () => {
  expect(matchesIn("The budget is rebudgeted. Budgets!", "budget")).toEqual([
    { start: 4, end: 10 },
    { start: 26, end: 32 },
  ]);
  expect(matchesIn("다음 회의록을", "회의")).toEqual([{ start: 3, end: 5 }]);
});

test("a query holds only quoted letters and digits, whatever the input", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (input) => {
      const query = queryOf(input);
      if (query !== undefined) expect(query).toMatch(/^(\(?'[\p{L}\p{N}]+'(:\*)?\)?( (&|<->) )?)+$/u);
      expect(() => matchesIn(input, input)).not.toThrow();
    }),
  );
});
