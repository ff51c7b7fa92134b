import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBlock } from "./decode-block.ts";

const SWITCH_COST = 2;
const states = (rows: readonly (readonly number[])[], first = 0) =>
  [0, 1, 2].map((state) => ({
    evidence: (frame: number) => rows[frame - first]?.[state] ?? Number.NaN,
  }));
const decode = (rows: readonly (readonly number[])[], first = 0) => [
  ...decodeBlock({ from: first, to: first + rows.length }, states(rows, first)).path,
];

const evidence = fc.double({ min: -6, max: 6, noNaN: true });
const rows = fc.array(fc.tuple(evidence, evidence, evidence), { minLength: 1, maxLength: 12 });

test("no other path is more likely", () => {
  const likelihood = (rows: readonly (readonly number[])[], path: readonly number[]) =>
    path.reduce(
      (sum, state, t) => sum + (rows[t]?.[state] ?? 0) - (t > 0 && path[t - 1] !== state ? SWITCH_COST : 0),
      0,
    );
  const others = fc.array(fc.nat(2), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(rows, others, (rows, other) => {
      const best = likelihood(rows, decode(rows));
      expect(best).toBeGreaterThanOrEqual(likelihood(rows, other.slice(0, rows.length)) - 1e-9);
    }),
  );
});

test("a single frame of evidence for another speaker does not change the speaker", () => {
  expect(
    decode([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]),
  ).toEqual([0, 0, 0, 0, 0]);
});

test("a speaker is never decoded in a frame in which they cannot speak", () => {
  fc.assert(
    fc.property(rows, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (rows, absent) => {
      const limited = rows.map(([a, b, c], t): [number, number, number] => [
        absent[t] ? Number.NEGATIVE_INFINITY : a,
        b,
        c,
      ]);
      for (const [t, state] of decode(limited).entries()) expect(absent[t] && state === 0).toBeFalsy();
    }),
  );
});

test("evidence is read for the frames of the block only", () => {
  const block = { from: 40, to: 42 };
  const read: number[] = [];
  decodeBlock(block, [{ evidence: (frame) => read.push(frame) }]);
  expect(read).toEqual([40, 41]);
});
