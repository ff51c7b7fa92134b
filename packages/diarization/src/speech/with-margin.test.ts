import { expect, test } from "vitest";
import { withMargin } from "./with-margin.ts";

const segment = (...probabilities: number[]) => {
  const steps = Float32Array.from(probabilities.flatMap((value) => new Array<number>(10).fill(value)));
  return {
    startSeconds: 5,
    endSeconds: 5 + steps.length * 0.02,
    probabilities: steps,
    levels: new Float32Array(steps.length),
  };
};
const whole = { startSeconds: 0, endSeconds: 60 };

test("sound is added on both sides, but not beyond what there is", () => {
  const quiet = segment(0, 0.9, 0);
  expect(withMargin(quiet, 0.3, whole)).toEqual({ startSeconds: 4.7, endSeconds: expect.closeTo(5.9) });
  const tight = { startSeconds: 4.9, endSeconds: 5.7 };
  expect(withMargin(quiet, 0.3, tight)).toEqual(tight);
});

test("where speech was cut, the next segment goes on and nothing is added", () => {
  expect(withMargin(segment(0.9, 0), 0.3, whole).startSeconds).toBe(5);
  expect(withMargin(segment(0, 0.9), 0.3, whole).endSeconds).toBeCloseTo(5.4);
});
