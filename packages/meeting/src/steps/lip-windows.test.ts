import { expect, test } from "vitest";
import { inView, lipWindowsIn } from "./lip-windows.ts";

const chunk = { startSeconds: 30, endSeconds: 60, readFromSeconds: 25, readToSeconds: 65 };
const segment = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

test("speech is covered with a margin, and neighbours are one window", () => {
  const [first, second, ...more] = lipWindowsIn([segment(35, 36), segment(37, 38), segment(45, 46)], chunk);
  expect(first).toMatchObject({ startSeconds: 34.6, endSeconds: 38.4 });
  expect(second).toMatchObject({ startSeconds: 44.6, endSeconds: 46.4 });
  expect(more).toEqual([]);
});

test("windows stay inside the chunk; context is read beyond it where speech crosses its border", () => {
  const [window] = lipWindowsIn([segment(30, 32)], chunk);
  expect(window).toMatchObject({ startSeconds: 30, read: { startSeconds: 29 } });
  const [inside] = lipWindowsIn([segment(40, 42)], chunk);
  expect(inside?.read).toEqual({ startSeconds: 39.6, endSeconds: 42.4 });
});

test("long speech is divided into equal windows of ten seconds at most", () => {
  const windows = lipWindowsIn([segment(30, 60)], chunk);
  expect(windows.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
    [30, 40],
    [40, 50],
    [50, 60],
  ]);
  expect(windows[1]?.read).toEqual({ startSeconds: 39, endSeconds: 51 });
});

test("a face is in view from its first to its last sighting", () => {
  const sighting = (seconds: number) => ({
    seconds,
    box: { x: 0, y: 0, width: 0.1, height: 0.1 },
    confidence: 1,
  });
  const boxes = [sighting(10), sighting(12)];
  expect(inView({ boxes }, segment(0, 30))).toEqual({ startSeconds: 9.6, endSeconds: 12.4 });
  expect(inView({ boxes }, segment(20, 30))).toBeUndefined();
  expect(inView({ boxes: [] }, segment(0, 30))).toBeUndefined();
});
