import { openMedia } from "@hapju/media";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { defined } from "../defined.ts";
import { greyOf } from "../pictures/grey.ts";
import { cutFaces } from "./face-crop.ts";

/** A picture whose red is the column and whose green is the row. */
function ruler(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x, y, 0], (y * width + x) * 3);
  }
  return { width, height, data };
}

const media = openMedia();
afterAll(() => media.close());

test("a face cut out keeps its pixels, its box and its points", async () => {
  const frame = ruler(200, 100);
  const box = { x: 0.5, y: 0.5, width: 0.1, height: 0.2 };
  using cuttings = media.cuttings();
  const [cut] = await cutFaces(cuttings, frame, [{ box, points: Float32Array.of(0.55, 0.6) }]);
  const { cutting, face } = defined(cut, "The face");
  const image = cutting.read();
  const [pointX = 0, pointY = 0] = face.points ?? [];
  const x = Math.round(pointX * image.width);
  const y = Math.round(pointY * image.height);
  const at = (y * image.width + x) * 3;
  expect([...image.data.subarray(at, at + 2)]).toEqual([110, 60]);
  expect(face.box.width * image.width).toBeCloseTo(20);
  expect(face.box.height * image.height).toBeCloseTo(20);
});

test("a face partly or wholly outside the frame is cut without reading past the edge", async () => {
  const frame = ruler(64, 48);
  const side = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const size = fc.double({ min: 0.001, max: 2, noNaN: true });
  await fc.assert(
    fc.asyncProperty(side, side, size, size, async (x, y, width, height) => {
      using cuttings = media.cuttings();
      const [cut] = await cutFaces(cuttings, frame, [{ box: { x, y, width, height } }]);
      const { cutting, face } = defined(cut, "The face");
      const image = cutting.read();
      expect(image.data).toHaveLength(image.width * image.height * 3);
      expect(greyOf(image, face.box).length).toBeGreaterThan(0);
    }),
  );
});
