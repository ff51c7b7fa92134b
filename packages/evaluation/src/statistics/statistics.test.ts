import { expect, test } from "vitest";
import { compareByTurns } from "./bootstrap.ts";
import { wilson } from "./wilson.ts";

test("Wilson intervals hold the textbook's values", () => {
  expect(wilson(0, 10)).toMatchObject({ share: 0, low: 0 });
  expect(wilson(0, 10).high).toBeCloseTo(0.2775, 4);
  expect(wilson(5, 10).low).toBeCloseTo(0.2366, 4);
  expect(wilson(10, 10).high).toBe(1);
  expect(wilson(0, 0)).toMatchObject({ share: null, low: 0, high: 1 });
});

const turns = (errors: (at: number) => number) =>
  Array.from({ length: 200 }, (_, at) => ({ errors: errors(at), length: 10 }));

test("a steady difference is more than chance, a single turn's is not, equal ones differ by nothing", () => {
  const better = compareByTurns(
    turns(() => 3),
    turns((at) => (at % 3 === 0 ? 3 : 2)),
  );
  expect(better.beyondChance).toBe(true);
  expect(better.difference).toBeCloseTo(-133 / 2000, 12);
  expect(better.p).toBeLessThan(0.001);
  const lucky = compareByTurns(
    turns(() => 3),
    turns((at) => (at === 0 ? 2 : 3)),
  );
  expect(lucky.beyondChance).toBe(false);
  expect(
    compareByTurns(
      turns(() => 3),
      turns(() => 3),
    ),
  ).toMatchObject({ difference: 0, p: 1, beyondChance: false });
});

test("the same seed draws the same turns", () => {
  const a = turns((at) => at % 4);
  const b = turns((at) => (at * 7) % 5);
  expect(compareByTurns(a, b, { seed: 5 })).toEqual(compareByTurns(a, b, { seed: 5 }));
});

test("different turns cannot be compared", () => {
  expect(() =>
    compareByTurns(
      turns(() => 1),
      [],
    ),
  ).toThrow("200 turns against 0");
});
