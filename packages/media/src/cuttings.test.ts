import { expect, test } from "vitest";
import { Cuttings } from "./index.ts";

/** A picture whose red is the column, whose green is the row and whose blue is given. */
function ruler(width: number, height: number, blue = 0) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([x, y, blue], (y * width + x) * 3);
  return { width, height, data };
}

test("what is cut out keeps its pixels though the picture is gone", () => {
  using cuttings = new Cuttings();
  const picture = ruler(20, 10);
  const corner = cuttings.cut(picture, { left: 18, top: 8, width: 2, height: 2 });
  const middle = cuttings.cut(picture, { left: 5, top: 3, width: 1, height: 2 });
  picture.data.fill(0);
  expect(corner.read()).toEqual({
    width: 2,
    height: 2,
    data: Uint8Array.of(18, 8, 0, 19, 8, 0, 18, 9, 0, 19, 9, 0),
  });
  expect([...middle.read().data]).toEqual([5, 3, 0, 5, 4, 0]);
});

test("there is always room for one more", () => {
  using cuttings = new Cuttings();
  const whole = { left: 0, top: 0, width: 1280, height: 720 };
  const cut = Array.from({ length: 10 }, (_, blue) => cuttings.cut(ruler(1280, 720, blue), whole));
  for (const [blue, one] of cut.entries())
    expect([...one.read().data.subarray(-3)]).toEqual([1279 % 256, 719 % 256, blue]);
});
