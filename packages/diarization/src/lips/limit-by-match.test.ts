import { expect, test } from "vitest";
import { FrameSeries } from "../frame-series.ts";
import { limitByMatch } from "./limit-by-match.ts";

const FRAMES = 200;
const always = (value: number) => () => value;
const series = (value: (frame: number) => number) =>
  new FrameSeries(
    0,
    Float32Array.from({ length: FRAMES }, (_, frame) => value(frame)),
  );
const mouth = (id: string, moves: (frame: number) => number, match: (frame: number) => number) => ({
  id,
  motion: series(moves),
  match: series(match),
});
/** The mean evidence of each mouth in the middle of the recording. */
function limited(...mouths: ReturnType<typeof mouth>[]): number[] {
  const values = limitByMatch(mouths, FRAMES);
  return mouths.map(({ id }) => values.get(id)!.meanBetween(90, 110)!);
}
const rests = mouth("rests", always(-3), always(-1));

test("a mouth that moves alone and makes the sound keeps most of its evidence", () => {
  const [speaks, idle] = limited(mouth("speaks", always(2), always(0.8)), rests);
  expect(speaks).toBeGreaterThan(1.5);
  expect(idle).toBe(-3);
});

test("a mouth that moves alone to another's sound is not taken for a speaker", () => {
  const here = (frame: number) => frame >= 80 && frame < 120;
  const [silent, speaks] = limited(
    mouth("silent", (frame) => (here(frame) ? 3 : -3), always(-1.5)),
    mouth("speaks", (frame) => (frame < 60 || frame >= 140 ? 3 : -3), always(0.8)),
  );
  expect(silent).toBeLessThan(0);
  expect(speaks).toBe(-3);
});

test("if most mouths do not match the sound, motion alone counts", () => {
  expect(limited(mouth("speaks", always(3), always(-0.8)))).toEqual([3]);
});

test("of two that move the one that matches the sound leads, by more than the matches differ", () => {
  const [speaks, mouths] = limited(
    mouth("speaks", always(3), always(0.6)),
    mouth("mouths", always(3.5), always(-1)),
  );
  expect(speaks).toBeGreaterThan(0.6);
  expect(mouths).toBeLessThan(-1);
});

test("where turns follow closely, the timing of the motion still tells them apart", () => {
  const [before, after] = [
    mouth("before", (frame) => (frame < 103 ? 3 : -3), always(0.2)),
    mouth("after", (frame) => (frame >= 97 ? 3 : -3), always(0.2)),
  ];
  const values = limitByMatch([before, after], FRAMES);
  expect(values.get("before")!.at(94)).toBeGreaterThan(values.get("after")!.at(94) + 3);
  expect(values.get("before")!.at(106)).toBeLessThan(values.get("after")!.at(106) - 3);
});

test("mouths that move at once only briefly do not limit each other", () => {
  const after = mouth("after", (frame) => (frame >= 99 ? 3 : -3), always(-0.2));
  const beside = (until: number) => {
    const before = mouth("before", (frame) => (frame < until ? 3 : -3), always(0.9));
    return limitByMatch([before, after], FRAMES).get("after")!.at(108);
  };
  expect(beside(101)).toBeGreaterThan(beside(104) + 0.7);
});

test("without a match there is no limit; without motion there is no evidence", () => {
  expect(limited(mouth("speaks", always(3), always(Number.NaN)))).toEqual([3]);
  expect(
    limitByMatch([mouth("away", always(Number.NaN), always(1))], FRAMES)
      .get("away")!
      .known(),
  ).toHaveLength(0);
  expect(limitByMatch([], FRAMES).size).toBe(0);
});
