import type { Image } from "@hapju/spec";
import type { DetectedFace } from "@hapju/tasks";
import { expect, test } from "vitest";
import { findPhotoFaces } from "./find-photo-faces.ts";

const photo: Image = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 3) };
const face = (confidence: number, x = 0.4, size = 0.2): DetectedFace => ({
  box: { x, y: 0.4, width: size, height: size },
  confidence,
});
const sizeOf = ({ width, height }: Image) => `${width}x${height}`;

test("a face that leaves room around it is taken from the photo as it is", async () => {
  const asked: string[] = [];
  const [found] = await findPhotoFaces(photo, async (image) => {
    asked.push(sizeOf(image));
    return [face(0.99)];
  });
  expect(asked).toEqual(["300x200"]);
  expect(found?.view).toBe(photo);
  expect(found?.box.width).toBeCloseTo(0.2);
});

test("two boxes of one tight face are one, looked at again with a border", async () => {
  const [found, ...others] = await findPhotoFaces(photo, async (image) =>
    image.width === 300
      ? [face(0.9, 0.05, 0.9), face(0.97, 0.2, 0.6)]
      : [{ confidence: 0.99, box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } }],
  );
  expect(others).toEqual([]);
  expect(found?.view).toMatchObject({ width: 600, height: 500 });
  expect(found?.box.x).toBeCloseTo(0);
  expect(found?.box.width).toBeCloseTo(1);
});

test("the faces of a group are all kept", async () => {
  expect(await findPhotoFaces(photo, async () => [face(0.99, 0.1), face(0.98, 0.6)])).toHaveLength(2);
});

test("a photo on its side is turned where that makes the face much clearer, not where it hardly does", async () => {
  const turnedBy = async (upright: number, onItsSide: number) => {
    const [found] = await findPhotoFaces(photo, async (image) => [
      face(image.height > image.width ? onItsSide : upright),
    ]);
    return sizeOf(found?.view ?? photo);
  };
  expect(await turnedBy(0.6, 0.99)).toBe("200x300");
  expect(await turnedBy(0.9, 0.95)).toBe("300x200");
});

test("a face that is found only in a part of a large photo is found", async () => {
  const [found] = await findPhotoFaces(photo, async (image) => (image.width === 180 ? [face(0.9)] : []));
  expect(found?.box.x).toBeCloseTo(0.4 * 0.6);
});

test("without any face there is none", async () => {
  expect(await findPhotoFaces(photo, async () => [])).toEqual([]);
});
