import fc from "fast-check";
import { expect, test } from "vitest";
import { indexedText, queryOf } from "./search-terms.ts";

test("words are indexed in lower case with their positions, Korean as pairs of syllables and as stems", () => {
  expect(indexedText("The Q3-budget: 회의록을 보내")).toBe(
    "'the':1 'q3':2 'q3budget':2 'budget':3 '회의':4 '=회의록을':4 '=회의록':4 '의록':5 '록을':6 '보내':7 '=보내':7",
  );
});

test("numbers are indexed without commas, compatibility forms as what they stand for", () => {
  expect(indexedText("1,200,000 ＡＢ 3,5")).toBe("'1200000':1 'ab':2 '3':3 '5':4");
});

test("every word of a query must occur; the beginning of a word is enough", () => {
  expect(queryOf("budget Mon")).toBe("'budget':* & 'mon':*");
  expect(queryOf("회의록")).toBe("('회의' <-> '의록')");
  expect(queryOf("책")).toBe("'책':*");
  expect(queryOf("1,200만원")).toBe("'1200':* & '만원':*");
  expect(queryOf("e-mail")).toBe("(('e':* & 'mail':*) | 'email':*)");
  expect(queryOf(" ?! ")).toBeUndefined();
});

test("a Korean word may have another particle; near, it may lack its last syllable", () => {
  expect(queryOf("예산은")).toBe("(('예산' <-> '산은') | '=예산')");
  expect(queryOf("계약서를", "near")).toBe("'계약':*");
  expect(queryOf("budget", "near")).toBeUndefined();
  expect(queryOf("회의", "near")).toBeUndefined();
});

test("a query holds only quoted letters and digits, whatever the input", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("exact", "near"), (input, nearness) => {
      const query = queryOf(input, nearness as "exact" | "near");
      if (query !== undefined) expect(query).toMatch(/^(\(*'=?[\p{L}\p{N}]+'(:\*)?\)*( (&|<->|\|) )?)+$/u);
    }),
  );
});
