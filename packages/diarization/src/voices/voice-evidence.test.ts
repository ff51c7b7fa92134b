import fc from "fast-check";
import { expect, test } from "vitest";
import { series } from "../fixtures/series.fixture.ts";
import { FrameSeries } from "../frame-series.ts";
import { addEvidence, evidencePerEntity, evidencePerFrame, voiceEvidence } from "./voice-evidence.ts";

test("a voice has evidence where windows hear it and against it where they hear another", () => {
  const activity = { from: 20, values: Float32Array.of(1, 0.5, 0, Number.NaN) };
  const voice = { id: "voice-1", segments: [], activity, vector: Float32Array.of(1, 0) };
  const found = voiceEvidence([voice]).get("voice-1");
  expect(found?.at(20)).toBeGreaterThan(2.5);
  expect(found?.at(21)).toBeCloseTo(0);
  expect(found?.at(22)).toBeLessThan(-2.5);
  expect(found?.at(23)).toBeNaN();
});

const samples = fc.array(
  fc.record({
    startSeconds: fc.double({ min: 0, max: 9, noNaN: true }),
    evidence: fc.integer({ min: -4, max: 4 }),
  }),
  { maxLength: 8 },
);

test("the evidence of a frame lies between that of the samples around it, and is unknown without any", () => {
  fc.assert(
    fc.property(samples, (list) => {
      const windows = list.map((one) => ({ ...one, endSeconds: one.startSeconds + 1.5 }));
      const found = evidencePerFrame(windows, 120, ({ evidence }) => evidence);
      for (const [frame, value] of found.values.entries()) {
        const around = windows.filter(
          (one) => one.startSeconds < (frame + 1) / 10 + 1e-6 && one.endSeconds > frame / 10 - 1e-6,
        );
        if (Number.isNaN(value)) continue;
        const values = around.map(({ evidence }) => evidence);
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-5);
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-5);
      }
    }),
  );
  expect(evidencePerFrame([], 5, () => 1).known()).toHaveLength(0);
});

test("a sample of unknown evidence counts for nothing", () => {
  expect(evidencePerFrame([{ startSeconds: 0, endSeconds: 1.5 }], 20, () => Number.NaN).known()).toHaveLength(
    0,
  );
});

const values = fc
  .array(fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constant(Number.NaN)), {
    minLength: 6,
    maxLength: 6,
  })
  .map((list) => new FrameSeries(0, Float32Array.from(list)));

test("adding evidence does not depend on the order, ignores unknown values and stays within the limit", () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const [one, other] = [new Map([["ann", a]]), new Map([["ann", b]])];
      const sum = addEvidence(one, other).get("ann")?.values;
      expect(sum).toEqual(addEvidence(other, one).get("ann")?.values);
      for (const [frame, value] of (sum ?? []).entries()) {
        if (Number.isNaN(a.at(frame))) expect(value).toBe(b.at(frame));
        else if (Number.isNaN(b.at(frame))) expect(value).toBe(a.at(frame));
        else expect(Math.abs(value)).toBeLessThanOrEqual(4);
      }
    }),
  );
});

test("evidence for a person that only one source knows stays the same", () => {
  const [a, b] = [new Map([["ann", series([3, 1])]]), new Map([["bob", series([3, 2])]])];
  expect([...addEvidence(a, b).keys()]).toEqual(["ann", "bob"]);
});

test("of several voices of one person the strongest counts in each frame", () => {
  const voices = new Map([
    ["voice-1", series([2, 3], [2, -3])],
    ["voice-2", series([2, -3], [2, 1])],
  ]);
  const entities = new Map([...voices.keys()].map((voice) => [voice, "ann"]));
  expect([...(evidencePerEntity(voices, entities).get("ann")?.values ?? [])]).toEqual([3, 3, 1, 1]);
});
