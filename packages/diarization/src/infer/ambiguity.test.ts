import { expect, test } from "vitest";
import { FrameSeries } from "../frame-series.ts";
import { isAmbiguous, type SegmentContext } from "./ambiguity.ts";
import type { SpeakerState } from "./decode-speakers.ts";

const evidence = () => 0;
const ann: SpeakerState = { track: "track-1", entity: "ann", evidence };
const bob: SpeakerState = { track: "track-2", entity: "bob", evidence };
const states = [ann, bob];
const certain = new Map([["ann", 1]]);
const spoken: SegmentContext = { from: 0, to: 20, state: ann, before: undefined, after: undefined };
const row = (...parts: readonly [value: number, frames: number][]) =>
  new FrameSeries(
    0,
    Float32Array.from(parts.flatMap(([value, frames]) => Array.from({ length: frames }, () => value))),
  );

function ambiguous({
  lips,
  voices = {},
  beliefs = certain,
  ...who
}: Partial<SegmentContext> & {
  readonly lips: readonly [ann: FrameSeries, bob: FrameSeries];
  readonly voices?: Readonly<Record<string, FrameSeries>>;
  readonly beliefs?: ReadonlyMap<string, number>;
}) {
  const found = {
    lips: new Map([["track-1", lips[0]] as const, ["track-2", lips[1]]]),
    voices: new Map(Object.entries(voices)),
  };
  return isAmbiguous({ ...spoken, ...who }, beliefs, states, found);
}
const [speaks, rests, quiet] = [row([3, 20]), row([-3, 20]), row([-1, 20])];

test("one mouth that speaks while the other rests is not ambiguous", () => {
  expect(ambiguous({ lips: [speaks, rests] })).toBe(false);
});

test("a mouth that hardly moves is ambiguous without a clear voice", () => {
  expect(ambiguous({ lips: [quiet, rests] })).toBe(true);
  expect(ambiguous({ lips: [quiet, rests], voices: { ann: row([4, 20]) } })).toBe(false);
});

test("a mouth at rest is named by its voice only if the voice is heard for a whole window", () => {
  const heard = { ann: row([4, 20]) };
  expect(ambiguous({ lips: [rests, rests], voices: heard })).toBe(false);
  expect(ambiguous({ lips: [rests, rests], voices: heard, to: 12 })).toBe(true);
});

test("a mouth that moves to another's voice is ambiguous, however much it moves", () => {
  expect(ambiguous({ lips: [speaks, rests], voices: { ann: row([-4, 20]) } })).toBe(true);
});

test("a voice that is slightly dissimilar makes a long segment ambiguous, not a short one", () => {
  const long: readonly [FrameSeries, FrameSeries] = [row([3, 40]), row([-3, 40])];
  const unlike = { ann: row([-1, 40]) };
  expect(ambiguous({ lips: [speaks, rests], voices: unlike })).toBe(false);
  expect(ambiguous({ lips: long, voices: unlike, to: 40 })).toBe(true);
});

test("two mouths that move are ambiguous unless the voices tell them apart", () => {
  expect(ambiguous({ lips: [speaks, speaks] })).toBe(true);
  expect(ambiguous({ lips: [speaks, speaks], voices: { bob: row([-4, 20]) } })).toBe(false);
  expect(ambiguous({ lips: [speaks, speaks], voices: { ann: row([2, 20]), bob: row([2, 20]) } })).toBe(true);
});

test("the next speaker may move near the border, not all through", () => {
  const next = row([-3, 10], [3, 10]);
  expect(ambiguous({ lips: [speaks, next], after: "bob" })).toBe(false);
  expect(ambiguous({ lips: [speaks, speaks], after: "bob" })).toBe(true);
});

test("a probability of 3% for another person is ambiguous", () => {
  const beliefs = new Map([
    ["ann", 0.97],
    ["bob", 0.03],
  ]);
  expect(ambiguous({ lips: [speaks, rests], beliefs })).toBe(true);
});
