import { expect, test } from "vitest";
import { turnParts } from "./turn-parts.ts";

const STEP = 0.1;
/** Frames of a tenth of a second: 1 in each of the ranges. */
const speech = (frames: number, ...ranges: readonly (readonly [number, number])[]) =>
  Uint8Array.from({ length: frames }, (_, at) => Number(ranges.some(([from, to]) => at >= from && at < to)));
const rangesOf = (active: Uint8Array) => [active.indexOf(1), active.lastIndexOf(1) + 1];

test("a long turn is cut where a pause is most likely, and nothing is lost", () => {
  const active = speech(100, [10, 60]);
  const silence = new Float32Array(100);
  silence[36] = 0.3;
  const parts = turnParts(active, silence, STEP);
  expect(parts.some((part) => part.active.indexOf(1) === 36 && part.continues)).toBe(true);
  expect(parts.map(({ continues }) => continues)).toEqual([false, true, true]);
  for (const part of parts) {
    const [from = 0, to = 0] = rangesOf(part.active);
    expect(to - from).toBeGreaterThanOrEqual(10);
    expect(to - from).toBeLessThanOrEqual(25);
  }
  expect(active.map((_, at) => parts.reduce((sum, part) => sum + (part.active[at] ?? 0), 0))).toEqual(active);
});

test("turns that a pause separates are parts of their own, and the short ones are one part together", () => {
  const active = speech(100, [0, 20], [22, 24], [30, 35], [50, 70], [90, 93]);
  const parts = turnParts(active, new Float32Array(100), STEP);
  expect(parts.map((part) => rangesOf(part.active))).toEqual([
    [0, 24],
    [50, 70],
    [30, 93],
  ]);
  expect(parts.every(({ continues }) => !continues)).toBe(true);
});
