import { expect, test } from "vitest";
import { addVoiceOverlaps } from "./voice-overlaps.ts";

const voice = (id: string, startSeconds: number, endSeconds: number) => ({
  entity: id,
  voice: {
    id,
    segments: [{ startSeconds, endSeconds }],
    activity: { from: 0, values: new Float32Array(200).fill(1) },
    vector: Float32Array.of(1),
  },
});
const segment = (entity: string, startSeconds: number, endSeconds: number) => ({
  state: { entity, evidence: () => 0 },
  startSeconds,
  endSeconds,
  confidence: 1,
});

test("a voice that is heard with another overlaps the segment of the other", () => {
  const found = addVoiceOverlaps([segment("ann", 0, 10)], [voice("ann", 0, 10), voice("bob", 6, 8)]);
  expect(
    found.map(({ state, startSeconds, endSeconds, overlaps }) => [
      state.entity,
      startSeconds,
      endSeconds,
      overlaps,
    ]),
  ).toEqual([
    ["ann", 0, 10, undefined],
    ["bob", 6, 8, true],
  ]);
});

test("a voice that alone is heard where lips show another adds nothing", () => {
  const segments = [segment("ann", 0, 10)];
  expect(addVoiceOverlaps(segments, [voice("ann", 0, 5), voice("bob", 6, 8)])).toEqual(segments);
  expect(addVoiceOverlaps(segments, [voice("ann", 0, 10), voice("bob", 6, 6.1)])).toEqual(segments);
});
