import { expect, test } from "vitest";
import type { RgbPicture } from "../rgb-picture.ts";
import { roomLight } from "../room/room.ts";
import { appearanceOf } from "./appearance.ts";
import { DrawnPerson, type Pose } from "./drawn-person.ts";

const still: Pose = {
  opening: 0,
  eyes: { blink: 0, gazeX: 0, gazeY: 0 },
  yaw: 0.1,
  pitch: 0,
  roll: 0,
};
const person = new DrawnPerson(appearanceOf(5), 50, roomLight);

function draw(pose: Pose, x = 100, y = 110): RgbPicture {
  const picture = { width: 200, height: 240, data: new Uint8Array(200 * 240 * 3).fill(180) };
  person.draw(picture, x, y, pose);
  return picture;
}

/** Height of the first and last row that differ. */
function changedRows(one: RgbPicture, other: RgbPicture): [number, number] {
  const rows = Array.from({ length: one.height }, (_, row) => row).filter((row) => {
    const [from, to] = [row * one.width * 3, (row + 1) * one.width * 3];
    return Buffer.compare(one.data.subarray(from, to), other.data.subarray(from, to)) !== 0;
  });
  return [rows[0] ?? -1, rows.at(-1) ?? -1];
}

test("the same pose gives the same picture, independent of what was drawn before", () => {
  const first = draw(still);
  draw({ ...still, opening: 1, yaw: -0.2 });
  expect(changedRows(first, draw(still))).toEqual([-1, -1]);
});

test("talking moves the lower face alone, blinking the eyes alone", () => {
  const silent = draw(still);
  const [mouthTop] = changedRows(silent, draw({ ...still, opening: 0.8 }));
  const [eyesTop, eyesBottom] = changedRows(
    silent,
    draw({ ...still, eyes: { blink: 1, gazeX: 0, gazeY: 0 } }),
  );
  expect(eyesTop).toBeGreaterThan(60);
  expect(eyesBottom).toBeLessThan(mouthTop);
  expect(mouthTop).toBeGreaterThan(110);
});

test("the face's box moves with the head and grows with the opening mouth", () => {
  const box = person.faceBox(100, 110, still);
  const moved = person.faceBox(130, 105, still);
  expect(moved.x - box.x).toBeCloseTo(30);
  expect(moved.y - box.y).toBeCloseTo(-5);
  expect(person.faceBox(100, 110, { ...still, opening: 1 }).height).toBeGreaterThan(box.height + 5);
});

test("half out of the picture, what is inside is drawn", () => {
  expect(changedRows(draw(still, -10, 110), draw(still, -500, 110))[0]).toBeGreaterThan(0);
  expect(changedRows(draw(still, 100, 230), draw(still, -500, 110))[1]).toBe(239);
});
