import fc from "fast-check";
import { expect, test } from "vitest";
import { commonWords } from "./common-words.ts";

test("words are the same in any case and with any punctuation", () => {
  expect(commonWords(["Well,", "yes"], ["well", "YES!"])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test("the words kept are as many as possible", () => {
  expect(commonWords(["a", "b", "c", "d"], ["b", "x", "d"])).toEqual([
    [1, 0],
    [3, 2],
  ]);
});

test("pairs are equal words in the order of both lists", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "가"), { maxLength: 10 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      let [lastA, lastB] = [-1, -1];
      for (const [i, j] of commonWords(a, b)) {
        expect(a[i]).toBe(b[j]);
        expect(i).toBeGreaterThan(lastA);
        expect(j).toBeGreaterThan(lastB);
        [lastA, lastB] = [i, j];
      }
    }),
  );
});
