import { expect, test } from "vitest";
import { SPECIAL } from "./special-tokens.ts";
import { highest, tokenScores } from "./token-scores.ts";

const scores = tokenScores({ languages: ["en"], suppress: [5], suppressAtStart: [220, SPECIAL.end] });
const logits = new Float32Array(51_865);
logits[5] = 9;
logits[7] = 3;
logits[220] = 4;
logits[SPECIAL.end] = 5;
logits[SPECIAL.noTimestamps + 1] = 20;

test("suppressed tokens and time stamps are never chosen, an empty text never begun", () => {
  expect(highest(scores(logits, true), 1)).toEqual([7]);
  expect(highest(scores(logits, false), 3)).toEqual([SPECIAL.end, 220, 7]);
});

test("what may follow has a probability of 1 together", () => {
  const sum = scores(logits, false).reduce((total, log) => total + Math.exp(log), 0);
  expect(sum).toBeCloseTo(1, 4);
});

test("the highest come in order, also where scores are equal or impossible", () => {
  const values = Float32Array.of(1, 3, 3, Number.NEGATIVE_INFINITY, 2);
  expect(highest(values, 3)).toEqual([1, 2, 4]);
  expect(highest(values, 9)).toEqual([1, 2, 4, 0]);
});
