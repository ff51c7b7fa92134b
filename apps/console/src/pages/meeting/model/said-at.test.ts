import { expect, test } from "vitest";
import { neighbourTurn, saidAt } from "./said-at";
import { turn } from "./transcript.fixture";

const turns = [
  turn("ann", 0, "we meet on monday"),
  turn("bob", 1.5, "yes"),
  turn("ann", 10, "fine then"),
  turn("bob", 12, ""),
];

test("the word being said is found by its time", () => {
  expect(saidAt(turns, 0.1)).toEqual({ turn: 0, word: 0 });
  expect(saidAt(turns, 0.6)).toEqual({ turn: 0, word: 1 });
  expect(saidAt(turns, 10.6)).toEqual({ turn: 2, word: 1 });
});

test("where two speak at once, the speaker who began last is highlighted", () => {
  expect(saidAt(turns, 1.6)).toEqual({ turn: 1, word: 0 });
});

test("nothing is lit in silence, and a gap is a turn without a word", () => {
  expect(saidAt(turns, 5)).toBeUndefined();
  expect(saidAt(turns, 12.2)).toEqual({ turn: 3, word: -1 });
  expect(saidAt(turns, 100)).toBeUndefined();
  expect(saidAt([], 1)).toBeUndefined();
});

test("j goes to the next turn, k to the start of this one and then to the one before", () => {
  expect(neighbourTurn(turns, 0.2, 1)).toBe(1);
  expect(neighbourTurn(turns, 12, 1)).toBeUndefined();
  expect(neighbourTurn(turns, 11.9, -1)).toBe(2);
  expect(neighbourTurn(turns, 10.2, -1)).toBe(1);
  expect(neighbourTurn(turns, 0, -1)).toBe(0);
});
