import type { Box, Image } from "@hapju/spec";
import { expect, test } from "vitest";
import { bordered, corners } from "./bordered.ts";
import { boxBefore, pointsBefore, TURNS, turnedPicture } from "./turned.ts";

/** A picture whose red is the column and whose green is the row. */
function ruler(width: number, height: number): Image {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 7], (y * width + x) * 3);
  return { width, height, data };
}

/** The colour in the middle of a box. */
function colourAt({ width, height, data }: Image, box: Box): number[] {
  const column = Math.floor((box.x + box.width / 2) * width);
  const row = Math.floor((box.y + box.height / 2) * height);
  return [...data.subarray((row * width + column) * 3, (row * width + column) * 3 + 3)];
}

const picture = ruler(40, 30);
/** One pixel of a picture. */
const pixel = (x: number, y: number, { width, height }: Image): Box => ({
  x: x / width,
  y: y / height,
  width: 1 / width,
  height: 1 / height,
});

test.each(TURNS)("what a picture turned by %i degrees shows is found in the picture", (turn) => {
  const turned = turnedPicture(picture, turn);
  for (const [x, y] of [
    [0, 0],
    [3, 17],
    [29, 20],
  ] as const) {
    const box = pixel(x, y, turned);
    expect(colourAt(picture, boxBefore(box, turn))).toEqual(colourAt(turned, box));
    const middle = Float32Array.of(box.x + box.width / 2, box.y + box.height / 2);
    const [px = 0, py = 0] = pointsBefore(middle, turn);
    expect(colourAt(picture, { x: px, y: py, width: 0, height: 0 })).toEqual(colourAt(turned, box));
  }
});

test("a picture is turned clockwise: its left column becomes its top row", () => {
  expect(colourAt(turnedPicture(picture, 90), pixel(29, 0, { ...picture, width: 30, height: 40 }))).toEqual([
    0, 0, 7,
  ]);
  expect(turnedPicture(turnedPicture(picture, 90), 270)).toEqual(picture);
});

test("a border is grey, and what it surrounds stays where it was", () => {
  const { image, toPicture } = bordered(picture, 0.5);
  expect([image.width, image.height]).toEqual([80, 70]);
  expect(colourAt(image, pixel(0, 0, image))).toEqual([128, 128, 128]);
  const box = pixel(20 + 11, 20 + 5, image);
  expect(colourAt(image, box)).toEqual([11, 5, 7]);
  expect(colourAt(picture, toPicture(box))).toEqual([11, 5, 7]);
});

test("the corners of a picture cover it, and say where they are", () => {
  for (const { image, toPicture } of corners(picture, 0.6)) {
    expect([image.width, image.height]).toEqual([24, 18]);
    for (const box of [pixel(0, 0, image), pixel(23, 17, image)])
      expect(colourAt(picture, toPicture(box))).toEqual(colourAt(image, box));
  }
});
