import { expect, test } from "vitest";
import { boxAt, facesAt } from "./faces-at";

const box = { y: 0.2, width: 0.1, height: 0.2 };
const boxes = [
  { ...box, x: 0.1, seconds: 1 },
  { ...box, x: 0.3, seconds: 2 },
  { ...box, x: 0.9, seconds: 10 },
];
const track = {
  id: "f1",
  speaker: "ann",
  name: "Ann",
  confidence: 1,
  boxes,
  visible: [{ startSeconds: 1, endSeconds: 10 }],
};

test("a face moves in a line between two sightings", () => {
  expect(boxAt(boxes, 1)?.x).toBeCloseTo(0.1);
  expect(boxAt(boxes, 1.5)?.x).toBeCloseTo(0.2);
});

test("no line is drawn across a long absence, and one sighting is held for a moment", () => {
  expect(boxAt(boxes, 5)).toBeUndefined();
  expect(boxAt(boxes, 9.9)?.x).toBeCloseTo(0.9);
  expect(boxAt([], 1)).toBeUndefined();
});

test("faces are shown only while they are visible", () => {
  expect(facesAt([track], 1.5)).toMatchObject([{ track: "f1", speaker: "ann" }]);
  expect(facesAt([{ ...track, visible: [{ startSeconds: 9, endSeconds: 10 }] }], 1.5)).toEqual([]);
});
