import { describe, expect, test } from "vitest";
import { FrameSeries } from "../frame-series.ts";
import { NOBODY, type Speakable } from "./decode-speakers.ts";
import { settledPath } from "./trim-path.ts";

const evidence = () => 0;
const SOURCES: readonly Speakable[] = [
  { track: "ann", entity: "ann", evidence },
  { entity: "bob", evidence },
  { entity: NOBODY, evidence },
  { entity: "ann", evidence },
];
const [ANN, BOB, NOONE, ANN_UNSEEN] = [0, 1, 2, 3];

/** A stretch of frames with the lips or the voice of Ann at one level. */
const frames = (...parts: readonly (readonly [count: number, value: number])[]) =>
  parts.flatMap(([count, value]) => Array.from({ length: count }, () => value));

function settled(path: readonly number[], lips: readonly number[], voice: readonly number[] = []) {
  const series = (values: readonly number[]) => new FrameSeries(0, Float32Array.from(values));
  const heard = { lips: new Map([["ann", series(lips)]]), voices: new Map([["ann", series(voice)]]) };
  return [...settledPath(Int16Array.from(path), SOURCES, heard, 0)];
}

describe("at either end of a block", () => {
  const whole = frames([20, ANN]);
  // Beside what is nobody's a mouth opens before it sounds, too: LEAD frames more.
  const LEAD = 4;

  test("a shut mouth is somebody else's sound", () => {
    expect(settled(whole, frames([3, -3], [14, 2], [3, -3]))).toEqual(
      frames([3 + LEAD, NOONE], [14 - 2 * LEAD, ANN], [3 + LEAD, NOONE]),
    );
    expect(settled(whole, frames([1, -3], [19, 2]))).toEqual(whole);
  });

  test("a mouth nearer to rest is so once it takes longer than anybody does to begin", () => {
    expect(settled(whole, frames([8, -0.6], [12, 2]))).toEqual(frames([8 + LEAD, NOONE], [12 - LEAD, ANN]));
    expect(settled(whole, frames([4, -0.6], [16, 2]))).toEqual(whole);
    expect(settled(whole, frames([8, 0.2], [12, 2]))).toEqual(whole);
  });

  test("neither is where the voice is heard all the same", () => {
    expect(settled(whole, frames([8, -3], [12, 2]), frames([20, 3.5]))).toEqual(whole);
  });

  test("who is so all through it was chosen in spite of it", () => {
    expect(settled(whole, frames([20, -3]))).toEqual(whole);
  });
});

test("a mouth opens before it sounds: beside somebody out of view that is nobody's", () => {
  const path = frames([10, BOB], [10, ANN]);
  expect(settled(path, frames([20, 2]))).toEqual(frames([10, BOB], [4, NOONE], [6, ANN]));
});

test("who is hidden for a moment goes on speaking: nobody else comes in between", () => {
  const path = frames([10, ANN], [5, ANN_UNSEEN], [10, ANN]);
  expect(settled(path, frames([25, 2]))).toEqual(path);
});
