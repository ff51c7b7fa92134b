import { expect, test } from "vitest";
import { findWords } from "./find-words";
import { turn } from "./transcript.fixture";

const turns = [
  turn("ann", 0, "We ship the release on Friday"),
  turn("bob", 5, "금요일에 배포해요 the release?"),
];

test("a phrase is found across words, in any case", () => {
  expect(findWords(turns, " THE release")).toEqual([
    { turn: 0, from: 2, to: 4 },
    { turn: 1, from: 2, to: 4 },
  ]);
});

test("part of a Korean word is found", () => {
  expect(findWords(turns, "금요일")).toEqual([{ turn: 1, from: 0, to: 1 }]);
});

test("nothing is found of nothing", () => {
  expect(findWords(turns, "  ")).toEqual([]);
  expect(findWords(turns, "monday")).toEqual([]);
});
