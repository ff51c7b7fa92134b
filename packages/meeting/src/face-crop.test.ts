import { Cuttings } from "@hapju/media";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cutFace, greyOf } from "./face-crop.ts";

/** A picture whose red is the column and whose green is the row. */
function ruler(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([x, y, 0], (y * width + x) * 3);
  }
  return { width, height, data };
}

test("a face cut out keeps its pixels, its box and its points", () => {
  const frame = ruler(200, 100);
  const box = { x: 0.5, y: 0.5, width: 0.1, height: 0.2 };
  using cuttings = new Cuttings();
  const { cutting, face } = cutFace(cuttings, frame, { box, points: Float32Array.of(0.55, 0.6) });
  const image = cutting.read();
  const x = Math.round(face.points![0]! * image.width);
  const y = Math.round(face.points![1]! * image.height);
  const at = (y * image.width + x) * 3;
  expect([...image.data.subarray(at, at + 2)]).toEqual([110, 60]);
  expect(face.box.width * image.width).toBeCloseTo(20);
  expect(face.box.height * image.height).toBeCloseTo(20);
});

test("a face half outside the frame, or wholly, is still cut without reading past the edge", () => {
  const frame = ruler(64, 48);
  const side = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const size = fc.double({ min: 0.001, max: 2, noNaN: true });
  fc.assert(
    fc.property(side, side, size, size, (x, y, width, height) => {
      using cuttings = new Cuttings();
      const { cutting, face } = cutFace(cuttings, frame, { box: { x, y, width, height } });
      const image = cutting.read();
      expect(image.data).toHaveLength(image.width * image.height * 3);
      expect(greyOf(image, face.box).length).toBeGreaterThan(0);
    }),
  );
});
