import { expect, test } from "vitest";
import { assign, type Nameable } from "./assign.ts";

const fits = (weights: Record<string, number>): Nameable => ({
  weights: new Map(Object.entries(weights)),
  unknown: 0,
});
const always = () => true;
const names = (...args: Parameters<typeof assign>) => assign(...args).map(({ person }) => person);

test("the best joint answer, not the best answer of each", () => {
  expect(names([fits({ ann: 9, bob: 8.9 }), fits({ ann: 8.8, bob: -9 })], always)).toEqual(["bob", "ann"]);
});

test("those that do not conflict may be the same person", () => {
  expect(names([fits({ ann: 9 }), fits({ ann: 8 })], () => false)).toEqual(["ann", "ann"]);
});

test("two that fit one person equally are both unsure", () => {
  const answers = assign([fits({ ann: 9 }), fits({ ann: 9 })], always);
  expect(answers.map(({ confidence }) => confidence)).toEqual([0.5, 0.5]);
});

test("what fits nobody is unknown, surely", () => {
  expect(assign([fits({ ann: -9, bob: -8 })], always)).toEqual([
    { person: null, confidence: expect.closeTo(1, 2) },
  ]);
});

test("a person who is ruled out is never given", () => {
  expect(names([fits({})], always)).toEqual([null]);
});
