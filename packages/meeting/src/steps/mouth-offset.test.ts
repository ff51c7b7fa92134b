import type { Box } from "@hapju/spec";
import { expect, test } from "vitest";
import { boxesByMouth, findMouth, medianOffset } from "./mouth-offset.ts";

const PICTURE = { width: 200, height: 100 };
const BOX = { x: 0.4, y: 0.2, width: 0.2, height: 0.6 };
const MIDDLE = { x: 0.5, y: 0.5 };
/** 68 points whose mouth is at one place of the picture. */
const pointsWith = (x: number, y: number) =>
  Float32Array.from({ length: 136 }, (_, i) => (i < 96 ? 0.1 : i % 2 === 0 ? x : y));
const unused = () => Promise.reject(new Error("not asked for"));

test("a mouth is measured from the middle of the box, in shares of its longer side", async () => {
  // The box is 40 × 60 pixels; the mouth 6 pixels right of its middle and 18 below.
  const offset = await findMouth(PICTURE, { box: BOX }, async () =>
    pointsWith(MIDDLE.x + 6 / 200, MIDDLE.y + 18 / 100),
  );
  expect(offset.x).toBeCloseTo(0.1);
  expect(offset.y).toBeCloseTo(0.3);
});

test("the corners of the mouth that a detector gives are used as they are", async () => {
  const points = Float32Array.of(0.45, 0.4, 0.55, 0.4, 0.5, 0.5, 0.47, 0.65, 0.53, 0.65);
  const offset = await findMouth(PICTURE, { box: BOX, points }, unused);
  expect(offset.x).toBeCloseTo(0);
  expect(offset.y).toBeCloseTo(0.25);
});

test("a mouth found only half-way is measured again in a moved box", async () => {
  const mouth = { x: 0.52, y: 0.76 };
  const boxes: Box[] = [];
  const offset = await findMouth(PICTURE, { box: BOX }, async (box) => {
    boxes.push(box);
    const usual = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 0.25 * box.height };
    return pointsWith((usual.x + mouth.x) / 2, (usual.y + mouth.y) / 2);
  });
  expect(boxes).toHaveLength(3);
  expect(Math.abs(offset.y * 60 - (mouth.y - MIDDLE.y) * 100)).toBeLessThan(2);
});

test("boxes are moved by the mouth, and stay as they are where it was not measured", () => {
  const boxes = [{ seconds: 1, box: BOX, confidence: 1 }];
  const [moved] = boxesByMouth({ boxes, embeddings: [], mouth: { x: 0.1, y: 0.35 } }, PICTURE);
  expect(moved?.seconds).toBe(1);
  expect(moved?.box.x).toBeCloseTo(BOX.x + 6 / 200);
  expect(moved?.box.y).toBeCloseTo(BOX.y + 6 / 100);
  expect(boxesByMouth({ boxes, embeddings: [] }, PICTURE)[0]?.box).toEqual(BOX);
});

test("the offset of several sightings is their median", () => {
  const places = [0.9, 0.1, 0.2].map((value) => ({ x: -value, y: value }));
  expect(medianOffset(places)).toEqual({ x: -0.2, y: 0.2 });
  expect(medianOffset([])).toBeUndefined();
});
