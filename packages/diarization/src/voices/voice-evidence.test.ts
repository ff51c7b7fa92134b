import fc from "fast-check";
import { expect, test } from "vitest";
import { series } from "../fixtures/series.fixture.ts";
import { FrameSeries } from "../frame-series.ts";
import type { VoiceSample } from "../observations/speech.ts";
import { addEvidence, evidencePerEntity, evidencePerFrame, voiceEvidence } from "./voice-evidence.ts";
import { meanFeatures } from "./voice-features.ts";

const sample = (startSeconds: number, ...vector: number[]): VoiceSample => ({
  startSeconds,
  endSeconds: startSeconds + 1.5,
  vector: Float32Array.from(vector),
});
const calibrations = { voice: { measure: "cosine", midpoint: 0.5, slope: 10 } } as const;

test("a voice has evidence where it is heard and against it where another is", () => {
  const [ann, bob] = [[sample(0, 1, 0), sample(2, 1, 0)], [sample(4, 0, 1)]];
  const voices = [ann, bob].map((own, at) => ({
    id: `voice-${at + 1}`,
    segments: own,
    ...meanFeatures(own),
  }));
  const found = voiceEvidence(
    { evidence: "x", speech: [], samples: [...ann, ...bob], voices },
    calibrations,
    80,
  );
  expect(found.get("voice-1")?.meanBetween(20, 35)).toBeGreaterThan(3);
  expect(found.get("voice-1")?.meanBetween(40, 55)).toBeLessThan(-3);
  expect(found.get("voice-2")?.meanBetween(40, 55)).toBeGreaterThan(3);
  expect(found.get("voice-1")?.at(70)).toBeNaN();
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
  expect(evidencePerFrame([sample(0)], 20, () => Number.NaN).known()).toHaveLength(0);
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
