import { expect, test } from "vitest";
import { heardSegments } from "./heard-segments.ts";

test("a voice is heard outside the blocks with a face in view, as clearly as the windows hear it", () => {
  const values = new Float32Array(100).fill(0.75);
  const voice = {
    id: "voice-1",
    segments: [{ startSeconds: 1, endSeconds: 9 }],
    activity: { from: 0, values },
    vector: Float32Array.of(1),
  };
  const found = heardSegments([{ voice, entity: "ann" }], [{ from: 30, to: 50 }]);
  expect(
    found.map(({ startSeconds, endSeconds, confidence }) => [startSeconds, endSeconds, confidence]),
  ).toEqual([
    [1, 3, 0.75],
    [5, 9, 0.75],
  ]);
  expect(found.every(({ heard, state }) => heard && state.entity === "ann")).toBe(true);
  expect(heardSegments([{ voice, entity: "ann" }], [{ from: 0, to: 100 }])).toEqual([]);
});
