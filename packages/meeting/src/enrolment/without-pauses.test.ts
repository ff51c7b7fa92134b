import { SAMPLE_RATE } from "@hapju/spec";
import { expect, test } from "vitest";
import { withoutPauses } from "./without-pauses.ts";

/** One window per second; the value of a sample is the second it is in. */
const seconds = (...probabilities: number[]) => ({
  samples: Float32Array.from({ length: probabilities.length * SAMPLE_RATE }, (_, at) =>
    Math.floor(at / SAMPLE_RATE),
  ),
  activity: { windowSeconds: 1, probabilities: Float32Array.from(probabilities) },
});
const kept = ({ samples, activity }: ReturnType<typeof seconds>) => [
  ...new Set(withoutPauses(samples, activity)),
];

test("speech stays in order, pauses are removed", () => {
  expect(kept(seconds(0.1, 0.9, 0.2, 0.6, 0))).toEqual([1, 3]);
});

test("a sound without speech leaves nothing", () => {
  expect(kept(seconds(0.1, 0.4))).toEqual([]);
});

test("0.15 s before and after speech are kept with it", () => {
  const probabilities = Float32Array.from({ length: 40 }, (_, window) => (window === 20 ? 1 : 0));
  const samples = Float32Array.from({ length: 2 * SAMPLE_RATE }, (_, at) => at / SAMPLE_RATE);
  const kept = withoutPauses(samples, { windowSeconds: 0.05, probabilities });
  expect([kept.at(0), kept.at(-1)]).toEqual([expect.closeTo(0.85, 3), expect.closeTo(1.2, 3)]);
});
