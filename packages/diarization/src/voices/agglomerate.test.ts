import fc from "fast-check";
import { expect, test } from "vitest";
import { agglomerate } from "./agglomerate.ts";

const nearness = (points: readonly number[]) => (a: number, b: number) =>
  -Math.abs((points[a] ?? 0) - (points[b] ?? 0));

test("items near each other form a group, groups far apart stay separate", () => {
  const points = [0, 10, 0.5, 10.4, 20];
  expect(agglomerate(points.length, nearness(points), -2)).toEqual([0, 1, 0, 1, 2]);
});

test("no pair of groups that remain is more similar on average than the stop", () => {
  const points = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(points, (points) => {
      const similarity = nearness(points);
      const groups = agglomerate(points.length, similarity, -5);
      const members = (group: number) => points.flatMap((_, at) => (groups[at] === group ? [at] : []));
      for (const a of new Set(groups))
        for (const b of new Set(groups)) {
          if (a === b) continue;
          const pairs = members(a).flatMap((x) => members(b).map((y) => similarity(x, y)));
          const mean = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
          expect(mean).toBeLessThanOrEqual(-5 + 1e-4);
        }
    }),
  );
});

test("one item is one group, and none are none", () => {
  expect(agglomerate(1, () => 1, 0)).toEqual([0]);
  expect(agglomerate(0, () => 1, 0)).toEqual([]);
});
