import type { Image } from "@hapju/spec";
import { expect, test } from "vitest";
import type { Cutting, Part } from "./index.ts";
import { testMedia } from "./test-media.ts";
import { makeRecording } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();

/** A picture whose red is the column, whose green is the row and whose blue is given. */
function ruler(width: number, height: number, blue = 0): Image {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([x, y, blue], (y * width + x) * 3);
  return { width, height, data };
}

test("a cutting keeps its pixels after the picture is released", async () => {
  using cuttings = media.cuttings();
  const picture = ruler(20, 10);
  const parts: Part[] = [
    { left: 18, top: 8, width: 2, height: 2 },
    { left: 5, top: 3, width: 1, height: 2 },
  ];
  const [corner, middle] = await cuttings.cut(picture, parts);
  picture.data.fill(0);
  expect(corner!.read()).toEqual({
    width: 2,
    height: 2,
    data: Uint8Array.of(18, 8, 0, 19, 8, 0, 18, 9, 0, 19, 9, 0),
  });
  expect([...middle!.read().data]).toEqual([5, 3, 0, 5, 4, 0]);
  expect(await cuttings.cut(picture, [])).toEqual([]);
});

test("another cutting always fits", async () => {
  using cuttings = media.cuttings();
  const whole = { left: 0, top: 0, width: 1280, height: 720 };
  const cut: Cutting[] = [];
  for (let blue = 0; blue < 10; blue++) cut.push(...(await cuttings.cut(ruler(1280, 720, blue), [whole])));
  for (const [blue, one] of cut.entries())
    expect([...one.read().data.subarray(-3)]).toEqual([1279 % 256, 719 % 256, blue]);
});

test("borrowed pictures are cut in place, with the same pixels", async () => {
  makeRecording(file("plain.mp4"), { seconds: 2, video: {} });
  const grid = { framesPerSecond: 5 };
  const parts: Part[] = [
    { left: 50, top: 40, width: 30, height: 20 },
    { left: 0, top: 30, width: 96, height: 12 },
    { left: 7, top: 55, width: 1, height: 1 },
  ];
  using borrowed = media.cuttings();
  const fromBorrowed: Cutting[][] = [];
  for await (const batch of media.frames(file("plain.mp4"), { ...grid, borrow: true }))
    for (const frame of batch) fromBorrowed.push(await borrowed.cut(frame, parts));
  using copied = media.cuttings();
  const frames = await framesOf(file("plain.mp4"), grid);
  expect(fromBorrowed).toHaveLength(frames.length);
  for (const [index, frame] of frames.entries()) {
    const expected = await copied.cut(frame, parts);
    expect(fromBorrowed[index]!.map((cutting) => cutting.read())).toEqual(
      expected.map((cutting) => cutting.read()),
    );
  }
});
