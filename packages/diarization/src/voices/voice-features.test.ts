import { expect, test } from "vitest";
import { evidenceOf } from "../calibrated-evidence.ts";
import { random } from "../fixtures/meeting.fixture.ts";
import type { VoiceFeatures } from "../observations/speech.ts";
import { cosine } from "../statistics.ts";
import { meanFeatures, sameSpeaker } from "./voice-features.ts";

const voice = { measure: "cosine", midpoint: 0.45, slope: 25 } as const;
const statistics = { measure: "distance", midpoint: 11, slope: -0.5, neighbours: 6.4, apart: 0.4 } as const;
const next = random(5);
const unit = () => {
  const vector = Float32Array.from({ length: 8 }, () => next() - 0.3);
  const length = Math.hypot(...vector);
  return { vector: vector.map((value) => value / length) };
};

test("two means have the evidence of their samples on average, however many there are", () => {
  const [ann, bob] = [Array.from({ length: 3 }, unit), Array.from({ length: 5 }, unit)];
  const scores = ann.flatMap((a) => bob.map((b) => cosine(a.vector, b.vector)));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  expect(sameSpeaker(meanFeatures(ann), meanFeatures(bob), { voice })).toBeCloseTo(
    evidenceOf(mean, voice),
    4,
  );
});

test("each model adds evidence, and one that either voice lacks adds none", () => {
  const [a, b] = [unit(), unit()];
  const withStatistics = (...values: number[]) => ({ statistics: Float32Array.from(values) });
  const evidence = (one: VoiceFeatures, other: VoiceFeatures) =>
    sameSpeaker({ ...a, ...one }, { ...b, ...other }, { voice, statistics });
  const alone = evidence({}, {});
  expect(evidence(withStatistics(0, 0), withStatistics(3, 4))).toBeGreaterThan(alone);
  expect(evidence(withStatistics(0, 0), withStatistics(30, 40))).toBeLessThan(alone);
  expect(evidence(withStatistics(0, 0), {})).toBe(alone);
  expect(sameSpeaker(a, b, {})).toBe(0);
});
