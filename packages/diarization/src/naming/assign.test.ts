import { expect, test } from "vitest";
import { assign, type Nameable } from "./assign.ts";

const matching = (weights: Record<string, number>): Nameable => ({
  weights: new Map(Object.entries(weights)),
  unknown: 0,
});
const always = () => true;
const names = (...args: Parameters<typeof assign>) => assign(...args).map(({ person }) => person);

test("the best joint answer wins over the best answer of each", () => {
  expect(names([matching({ ann: 9, bob: 8.9 }), matching({ ann: 8.8, bob: -9 })], always)).toEqual([
    "bob",
    "ann",
  ]);
});

test("faces that do not conflict may be the same person", () => {
  expect(names([matching({ ann: 9 }), matching({ ann: 8 })], () => false)).toEqual(["ann", "ann"]);
});

test("two faces that match one person equally are both uncertain", () => {
  const answers = assign([matching({ ann: 9 }), matching({ ann: 9 })], always);
  expect(answers.map(({ confidence }) => confidence)).toEqual([0.5, 0.5]);
});

test("a face that matches no person is unknown with high confidence", () => {
  expect(assign([matching({ ann: -9, bob: -8 })], always)).toEqual([
    { person: null, confidence: expect.closeTo(1, 2) },
  ]);
});

test("a person without a weight is never the answer", () => {
  expect(names([matching({})], always)).toEqual([null]);
});
