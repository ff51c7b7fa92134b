import { expect, test } from "vitest";
import { FrameSeries } from "./frame-series.ts";

const series = new FrameSeries(10, Float32Array.of(1, Number.NaN, 3));

test("values outside the stored frames are unknown", () => {
  expect([9, 10, 11, 12, 13].map((frame) => series.at(frame))).toEqual([
    Number.NaN,
    1,
    Number.NaN,
    3,
    Number.NaN,
  ]);
  expect([...series.between(0, 11)]).toEqual([1]);
  expect([...series.between(12, 40)]).toEqual([3]);
  expect([...series.between(20, 40)]).toEqual([]);
});

test("a mean is of known values only, and undefined without any", () => {
  expect(series.meanBetween(0, 40)).toBe(2);
  expect(series.meanBetween(11, 12)).toBeUndefined();
  expect(series.meanBetween(0, 10)).toBeUndefined();
  expect([...series.known()]).toEqual([1, 3]);
});

test("map passes the frame", () => {
  expect(series.map((value, frame) => value + frame).at(12)).toBe(15);
});
