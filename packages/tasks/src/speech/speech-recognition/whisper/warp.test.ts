import fc from "fast-check";
import { expect, test } from "vitest";
import { warp } from "./warp.ts";

test("the way follows what costs least", () => {
  const columns = 6;
  const cheap = [0, 0, 1, 1, 1, 2];
  const costs = new Float32Array(3 * columns).fill(1);
  for (const [column, row] of cheap.entries()) costs[row * columns + column] = 0;
  expect(warp(costs, 3, columns)).toEqual([0, 2, 5]);
});

test("rows begin in order, the first in the first column", () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(sizes, fc.integer(), ([rows, columns], seed) => {
      const costs = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(seed + i * 12.9898));
      const first = warp(costs, rows, columns);
      expect(first).toHaveLength(rows);
      expect(first[0]).toBe(0);
      expect(first).toEqual(first.toSorted((a, b) => a - b));
      expect(Math.max(...first)).toBeLessThan(columns);
    }),
  );
});
