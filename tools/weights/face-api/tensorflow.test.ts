import { expect, test } from "vitest";
import { depthwiseFromTensorFlow, filterFromTensorFlow, floatsOf } from "./tensorflow.ts";

test("filters turn from height, width, in, out to out, in, height, width", () => {
  const data = Float32Array.from({ length: 2 * 1 * 2 * 3 }, (_, i) => i);
  const turned = filterFromTensorFlow({ dims: [2, 1, 2, 3], data });
  expect(turned.dims).toEqual([3, 2, 2, 1]);
  expect(Array.from(floatsOf(turned))).toEqual([0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11]);
});

test("filters of bytes turn the same way and keep their scale", () => {
  const turned = filterFromTensorFlow({
    dims: [1, 1, 2, 2],
    codes: Uint8Array.of(0, 1, 2, 3),
    scale: 0.5,
    min: -1,
  });
  expect(Array.from(floatsOf(turned))).toEqual([-1, 0, -0.5, 0.5]);
});

test("depthwise filters become one group per channel", () => {
  const turned = depthwiseFromTensorFlow({ dims: [1, 2, 2, 1], data: Float32Array.of(1, 2, 3, 4) });
  expect(turned.dims).toEqual([2, 1, 1, 2]);
  expect(Array.from(floatsOf(turned))).toEqual([1, 3, 2, 4]);
});
