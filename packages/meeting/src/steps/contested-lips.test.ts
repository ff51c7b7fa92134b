import { expect, test } from "vitest";
import { contestsIn, replaceMatch } from "./contested-lips.ts";

const RATE = 10;
/** Scores of one face: 1 within the given seconds, else −1. */
const moving = (seconds: number, ...within: [number, number][]) =>
  Float32Array.from({ length: seconds * RATE }, (_, i) =>
    within.some(([start, end]) => i >= start * RATE && i < end * RATE) ? 1 : -1,
  );

test("nothing is contested while one mouth moves at a time, or while the speaker changes", () => {
  expect(contestsIn([moving(6, [0, 3]), moving(6, [3, 6]), moving(6)], RATE)).toEqual([]);
  expect(contestsIn([moving(6, [0, 3.3]), moving(6, [3, 6])], RATE)).toEqual([]);
  expect(contestsIn([moving(6, [0, 6])], RATE)).toEqual([]);
  expect(contestsIn([], RATE)).toEqual([]);
});

test("mouths that move together are contested for at least two seconds, without silent ones", () => {
  const scores = [moving(8, [0, 8]), moving(8), moving(8, [4, 4.6])];
  const [contest, ...others] = contestsIn(scores, RATE);
  expect(others).toEqual([]);
  expect(contest?.faces).toEqual([0, 2]);
  expect((contest?.to ?? 0) - (contest?.from ?? 0)).toBe(2 * RATE);
  expect(contest?.from).toBeLessThanOrEqual(40);
  expect(contest?.to).toBeGreaterThanOrEqual(46);
});

test("contests stay inside the window, adjacent ones are joined, and a window below two seconds has none", () => {
  expect(contestsIn([moving(5, [0, 0.5]), moving(5, [0, 0.5])], RATE)).toEqual([
    { from: 0, to: 20, faces: [0, 1] },
  ]);
  expect(contestsIn([moving(5, [4.5, 5]), moving(5, [4.5, 5])], RATE)).toEqual([
    { from: 30, to: 50, faces: [0, 1] },
  ]);
  const both = [moving(5, [1, 1.6], [2.4, 3]), moving(5, [0, 5])];
  expect(contestsIn(both, RATE)).toHaveLength(1);
  expect(contestsIn([moving(1, [0, 1]), moving(1, [0, 1])], RATE)).toEqual([]);
});

test("a face that is not visible does not move", () => {
  const unseen = moving(6, [0, 6]).fill(Number.NaN);
  expect(contestsIn([moving(6, [0, 6]), unseen], RATE)).toEqual([]);
});

test("an answer replaces the match of the contested frames in which the face is visible, and nothing else", () => {
  const [scores, match] = [moving(6, [0, 6]), new Float32Array(6 * RATE)];
  scores[25] = Number.NaN;
  match[25] = Number.NaN;
  replaceMatch(
    { scores, match },
    { from: 20, to: 40, faces: [0] },
    Float32Array.from({ length: 20 }, (_, i) => i + 1),
  );
  expect(Array.from(match.subarray(18, 24))).toEqual([0, 0, 1, 2, 3, 4]);
  expect(match[25]).toBeNaN();
  expect(match[40]).toBe(0);
  replaceMatch({ scores, match }, { from: 0, to: 10, faces: [0] }, []);
  expect(match[5]).toBe(0);
});
