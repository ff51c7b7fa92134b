import type { Box } from "@hapju/spec";
import { expect, test } from "vitest";
import { type CropsOptions, copyOf } from "./index.ts";
import { numbersOf, testMedia } from "./test-media.ts";
import { makeRecording } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();
/** Copies of the crops. */
async function cropsOf(path: string, options: CropsOptions) {
  using crops = await media.crops(path, options);
  return { ...crops, tracks: crops.tracks.map((track) => copyOf(track)) };
}
const SIZE = 112;
const still = (box: Box) => ({ boxes: [{ seconds: 0, box }] });
/** Brightness of a crop at a share of its width and height. */
const at = (crops: Uint8Array, index: number, x: number, y: number) =>
  crops[index * SIZE * SIZE + Math.floor(y * SIZE) * SIZE + Math.floor(x * SIZE)]!;
/** The lower part of a numbered picture, where its bars are, a third of the picture's width. */
const LEFT = { x: 0, y: 0.5, width: 1 / 3, height: 0.5 };

test("crops are of the grid's times, one set for each track", async () => {
  makeRecording(file("plain.mp4"), { seconds: 3, video: {} });
  const crops = await cropsOf(file("plain.mp4"), {
    startSeconds: 0.5,
    endSeconds: 2,
    framesPerSecond: 12.5,
    tracks: [still(LEFT), still({ x: 0.2, y: 0.2, width: 0.1, height: 0.3 })],
  });
  expect(crops).toMatchObject({ framesPerSecond: 12.5, firstSeconds: 0.56, count: 18 });
  expect(crops.tracks.map(({ length }) => length)).toEqual([18 * SIZE * SIZE, 18 * SIZE * SIZE]);
});

test("a crop shows the picture of its time, in full-range grey", async () => {
  const { tracks, count } = await cropsOf(file("plain.mp4"), {
    framesPerSecond: 25,
    tracks: [still(LEFT)],
  });
  expect(count).toBe(75);
  // The left third shows bars 0…3 of the number; the pictures are 32 pixels of 96, the bars 8 wide.
  for (const index of [0, 1, 2, 5, 10, 33, 74]) {
    const bits = [0, 1, 2, 3].map((bar) => (at(tracks[0]!, index, (bar + 0.5) / 4, 0.5) > 127 ? 1 : 0));
    expect(bits, `picture ${index}`).toEqual([0, 1, 2, 3].map((bar) => (index >> bar) & 1));
  }
  expect(tracks[0]!.reduce((most, value) => Math.max(most, value))).toBeGreaterThan(250);
  expect(tracks[0]!.reduce((least, value) => Math.min(least, value))).toBeLessThan(5);
});

test("between boxes the crop moves in a straight line", async () => {
  const box = (x: number) => ({ x, y: 0.5, width: 1 / 12, height: 0.01 });
  const boxes = [
    { seconds: 0, box: box(0) },
    { seconds: 2, box: box(1) },
  ];
  const moved = await cropsOf(file("plain.mp4"), {
    endSeconds: 2,
    framesPerSecond: 1,
    tracks: [{ boxes }],
  });
  const fixed = await cropsOf(file("plain.mp4"), {
    endSeconds: 2,
    framesPerSecond: 1,
    tracks: [still(box(0.5))],
  });
  expect(moved.tracks[0]!.slice(SIZE * SIZE)).toEqual(fixed.tracks[0]!.slice(SIZE * SIZE));
});

test("a box becomes a square around its middle, and the border repeats beyond the picture", async () => {
  // 16 pixels wide and 64 high, half outside on the right: a square of 64 pixels, of which 32 are inside.
  const { tracks } = await cropsOf(file("plain.mp4"), {
    endSeconds: 0.04,
    framesPerSecond: 25,
    tracks: [still({ x: 1 - 8 / 96, y: 0, width: 16 / 96, height: 1 })],
  });
  const row = (y: number) => Array.from({ length: SIZE }, (_, x) => at(tracks[0]!, 0, (x + 0.5) / SIZE, y));
  const blue = row(0.1);
  expect(new Set(blue.slice(60)).size).toBe(1);
  expect(blue[100]).toBe(blue[60]);
});

test("turned video is cropped as it is shown", async () => {
  for (const rotationDegrees of [90, 180, 270]) {
    const name = file(`turned ${rotationDegrees}.mp4`);
    makeRecording(name, { seconds: 0.4, video: { rotationDegrees } });
    const box = { x: 0.25, y: 0.3, width: 0.4, height: 0.25 };
    const { tracks } = await cropsOf(name, {
      endSeconds: 0.2,
      framesPerSecond: 5,
      tracks: [still(box)],
    });
    const [frame] = await framesOf(name, { times: [0] });
    const { width, height, data } = frame!;
    const side = Math.max(box.width * width, box.height * height);
    const [left, top] = [
      (box.x + box.width / 2) * width - side / 2,
      (box.y + box.height / 2) * height - side / 2,
    ];
    for (const [x, y] of [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ] as const) {
      const pixel = (Math.floor(top + y * side) * width + Math.floor(left + x * side)) * 3;
      const [r, g, b] = data.subarray(pixel, pixel + 3);
      const grey = 0.299 * r! + 0.587 * g! + 0.114 * b!;
      expect(Math.abs(at(tracks[0]!, 0, x, y) - grey), `${rotationDegrees}: ${x}, ${y}`).toBeLessThan(30);
    }
  }
});

test("where the video has ended there are no crops", async () => {
  const { count, firstSeconds } = await cropsOf(file("plain.mp4"), {
    startSeconds: 2,
    endSeconds: 9,
    framesPerSecond: 10,
    tracks: [still(LEFT)],
  });
  expect(firstSeconds).toBe(2);
  expect(count).toBeLessThan(16);
  expect(numbersOf(await framesOf(file("plain.mp4"), { times: [8] }))).toEqual([]);
});
