import { describe, expect, test } from "vitest";
import { FrameSeries } from "../frame-series.ts";
import { type SpeakerState, UNATTRIBUTED } from "./decode-speakers.ts";
import { trimPath } from "./trim-path.ts";

const evidence = () => 0;
const ann: SpeakerState = { track: "ann", entity: "ann", evidence };
const unseenAnn: SpeakerState = { entity: "ann", evidence };
const unseenBob: SpeakerState = { entity: "bob", evidence };
const unknown: SpeakerState = { entity: UNATTRIBUTED, evidence };
const present = [ann, unseenBob, unknown, unseenAnn];

const frames = <T>(...parts: readonly (readonly [count: number, value: T])[]): T[] =>
  parts.flatMap(([count, value]) => Array.from({ length: count }, () => value));

/** The path without its borders, with the motion of Ann's lips and the evidence of her voice per frame. */
function trimmed(path: readonly SpeakerState[], lips: readonly number[], voice: readonly number[] = []) {
  const series = (values: readonly number[]) => new FrameSeries(0, Float32Array.from(values));
  const found = { lips: new Map([["ann", series(lips)]]), voices: new Map([["ann", series(voice)]]) };
  const decoded = {
    block: { from: 0, to: path.length },
    path: Int16Array.from(path, (state) => present.indexOf(state)),
    present,
  };
  return trimPath(decoded, found);
}

describe("at either end of a block", () => {
  const whole = frames([20, ann]);
  // Next to unattributed frames a mouth opens before it sounds as well: LEAD frames more.
  const LEAD = 4;

  test("frames of a shut mouth are unattributed", () => {
    expect(trimmed(whole, frames([3, -3], [14, 2], [3, -3]))).toEqual(
      frames([3 + LEAD, unknown], [14 - 2 * LEAD, ann], [3 + LEAD, unknown]),
    );
    expect(trimmed(whole, frames([1, -3], [19, 2]))).toEqual(whole);
  });

  test("frames of a mouth near rest are unattributed if they last longer than a person takes to begin", () => {
    expect(trimmed(whole, frames([8, -0.6], [12, 2]))).toEqual(frames([8 + LEAD, unknown], [12 - LEAD, ann]));
    expect(trimmed(whole, frames([4, -0.6], [16, 2]))).toEqual(whole);
    expect(trimmed(whole, frames([8, 0.2], [12, 2]))).toEqual(whole);
  });

  test("frames with a clear voice keep their speaker", () => {
    expect(trimmed(whole, frames([8, -3], [12, 2]), frames([20, 3.5]))).toEqual(whole);
  });

  test("a mouth at rest all through keeps the block", () => {
    expect(trimmed(whole, frames([20, -3]))).toEqual(whole);
  });
});

test("next to an unseen speaker the frames in which a mouth opens are unattributed", () => {
  const path = frames([10, unseenBob], [10, ann]);
  expect(trimmed(path, frames([20, 2]))).toEqual(frames([10, unseenBob], [4, unknown], [6, ann]));
});

test("a speaker who is hidden for a moment keeps all frames", () => {
  const path = frames([10, ann], [5, unseenAnn], [10, ann]);
  expect(trimmed(path, frames([25, 2]))).toEqual(path);
});
