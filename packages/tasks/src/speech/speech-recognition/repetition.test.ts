import { expect, test } from "vitest";
import { endsInLoop, withoutLoop } from "./repetition.ts";

test("a decoder loop is detected, and its phrase kept once", () => {
  expect(withoutLoop([1, 2, 7, 8, 7, 8, 7, 8, 7, 8])).toEqual([1, 2, 7, 8]);
  expect(withoutLoop([5, 5, 5, 5, 5, 5])).toEqual([5]);
  const speech = [1, 2, 3, 3, 3, 4];
  expect(endsInLoop(speech)).toBe(false);
  expect(withoutLoop(speech)).toEqual(speech);
});
