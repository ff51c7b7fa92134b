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
  // Beside what is nobody's a mouth opens before it sounds, too: LEAD frames more.
  const LEAD = 4;

  test("a shut mouth is somebody else's sound", () => {
    expect(trimmed(whole, frames([3, -3], [14, 2], [3, -3]))).toEqual(
      frames([3 + LEAD, unknown], [14 - 2 * LEAD, ann], [3 + LEAD, unknown]),
    );
    expect(trimmed(whole, frames([1, -3], [19, 2]))).toEqual(whole);
  });

  test("a mouth nearer to rest is so once it takes longer than anybody does to begin", () => {
    expect(trimmed(whole, frames([8, -0.6], [12, 2]))).toEqual(frames([8 + LEAD, unknown], [12 - LEAD, ann]));
    expect(trimmed(whole, frames([4, -0.6], [16, 2]))).toEqual(whole);
    expect(trimmed(whole, frames([8, 0.2], [12, 2]))).toEqual(whole);
  });

  test("neither is where the voice is heard all the same", () => {
    expect(trimmed(whole, frames([8, -3], [12, 2]), frames([20, 3.5]))).toEqual(whole);
  });

  test("who is so all through it was chosen in spite of it", () => {
    expect(trimmed(whole, frames([20, -3]))).toEqual(whole);
  });
});

test("a mouth opens before it sounds: beside somebody out of view that is nobody's", () => {
  const path = frames([10, unseenBob], [10, ann]);
  expect(trimmed(path, frames([20, 2]))).toEqual(frames([10, unseenBob], [4, unknown], [6, ann]));
});

test("who is hidden for a moment goes on speaking: nobody else comes in between", () => {
  const path = frames([10, ann], [5, unseenAnn], [10, ann]);
  expect(trimmed(path, frames([25, 2]))).toEqual(path);
});
