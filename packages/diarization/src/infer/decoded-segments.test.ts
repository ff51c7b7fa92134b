import fc from "fast-check";
import { expect, test } from "vitest";
import { series, track } from "../fixtures/series.fixture.ts";
import type { FrameSeries } from "../frame-series.ts";
import { decodeSpeakers, UNATTRIBUTED } from "./decode-speakers.ts";
import { decodedSegments } from "./decoded-segments.ts";
import type { SpeechBlock } from "./speech-blocks.ts";

const always = { startSeconds: 0, endSeconds: 100 };

/** The segments of Ann and Bob, both visible, from the evidence of their lips and voices. */
function segments(
  lips: { readonly ann: FrameSeries; readonly bob: FrameSeries },
  {
    voices = {},
    blocks = [{ from: 0, to: 60 }],
  }: {
    readonly voices?: Readonly<Record<string, FrameSeries>>;
    readonly blocks?: readonly SpeechBlock[];
  } = {},
) {
  const evidence = { lips: new Map(Object.entries(lips)), voices: new Map(Object.entries(voices)) };
  const decoded = decodeSpeakers({
    ...evidence,
    blocks,
    tracks: [track("ann", always), track("bob", always)],
    entityOf: (id) => id,
    excluded: () => false,
  });
  return decodedSegments(decoded, evidence);
}
const entities = (found: ReturnType<typeof segments>) => found.map(({ state }) => state.entity);

test("a segment ends where another mouth takes over", () => {
  const found = segments({ ann: series([30, 3], [30, -3]), bob: series([30, -3], [30, 3]) });
  expect(entities(found)).toEqual(["ann", "bob"]);
  expect(found[0]?.endSeconds).toBeCloseTo(3, 5);
  expect(found.every(({ confidence }) => confidence > 0.9)).toBe(true);
});

test("two mouths that move all through a block leave its speaker undecided", () => {
  const [found] = segments({ ann: series([60, 3]), bob: series([60, 3]) });
  expect(found?.confidence).toBeLessThanOrEqual(0.5);
});

test("a clear voice decides between two mouths that move", () => {
  const voices = { ann: series([60, 4]), bob: series([60, -4]) };
  const [found] = segments({ ann: series([60, 3]), bob: series([60, 3]) }, { voices });
  expect(found?.state.entity).toBe("ann");
  expect(found?.confidence).toBeGreaterThan(0.9);
});

test("speech without a moving mouth belongs to no person", () => {
  expect(entities(segments({ ann: series([60, -3]), bob: series([60, -3]) }))).toEqual([UNATTRIBUTED]);
});

test("the runner-up is the most likely other entity", () => {
  const [found] = segments({ ann: series([60, 3]), bob: series([60, 1]) });
  expect(found?.runnerUp?.entity).toBe("bob");
  expect(found?.runnerUp?.confidence).toBeLessThan(found?.confidence ?? 0);
});

test("segments of a block follow one another without gaps and fill it", () => {
  const part = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: -4, max: 4, noNaN: true }));
  const lips = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => series(...parts));
  fc.assert(
    fc.property(lips, lips, fc.integer({ min: 1, max: 80 }), (ann, bob, length) => {
      const found = segments({ ann, bob }, { blocks: [{ from: 10, to: 10 + length }] });
      let end = 1;
      for (const { startSeconds, endSeconds } of found) {
        expect(startSeconds).toBeCloseTo(end, 6);
        end = endSeconds;
      }
      expect(end).toBeCloseTo((10 + length) / 10, 6);
    }),
  );
});
