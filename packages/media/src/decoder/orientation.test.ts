import { expect, test } from "vitest";
import { degreesOf, type Orientation, orient, orientationOf, UPRIGHT } from "./orientation.ts";

/** The matrix as FFmpeg stores it: 16.16 fixed point. */
function matrix(a: number, b: number, c: number, d: number): Buffer {
  const bytes = Buffer.alloc(36);
  for (const [index, value] of [a, b, 0, c, d, 0, 0, 0, 16384].entries())
    bytes.writeInt32LE(index === 8 ? 1 << 30 : value * 65536, index * 4);
  return bytes;
}

const picture = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
const shown = (orientation: Orientation) => {
  const { width, data } = orient(picture, orientation, 1);
  return Array.from({ length: data.length / width }, (_, y) => [
    ...data.subarray(y * width, (y + 1) * width),
  ]);
};

test.each([
  [
    "as stored",
    matrix(1, 0, 0, 1),
    0,
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    "a quarter turn clockwise",
    matrix(0, 1, -1, 0),
    90,
    [
      [4, 1],
      [5, 2],
      [6, 3],
    ],
  ],
  [
    "upside down",
    matrix(-1, 0, 0, -1),
    180,
    [
      [6, 5, 4],
      [3, 2, 1],
    ],
  ],
  [
    "a quarter turn counter-clockwise",
    matrix(0, -1, 1, 0),
    270,
    [
      [3, 6],
      [2, 5],
      [1, 4],
    ],
  ],
  [
    "mirrored left to right",
    matrix(-1, 0, 0, 1),
    180,
    [
      [3, 2, 1],
      [6, 5, 4],
    ],
  ],
  [
    "mirrored top to bottom",
    matrix(1, 0, 0, -1),
    0,
    [
      [4, 5, 6],
      [1, 2, 3],
    ],
  ],
  [
    "mirrored along the diagonal",
    matrix(0, 1, 1, 0),
    270,
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
])("a picture that is %s is shown upright", (_, bytes, degrees, rows) => {
  const orientation = orientationOf(bytes);
  expect(shown(orientation)).toEqual(rows);
  if (orientation.a * orientation.d - orientation.b * orientation.c > 0)
    expect(degreesOf(orientation)).toBe(degrees);
});

test("no matrix means upright", () => {
  expect(orientationOf(null)).toEqual(UPRIGHT);
});

test("channels stay together", () => {
  const rgb = { width: 2, height: 1, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
  expect([...orient(rgb, { a: -1, b: 0, c: 0, d: -1 }, 3).data]).toEqual([4, 5, 6, 1, 2, 3]);
});
