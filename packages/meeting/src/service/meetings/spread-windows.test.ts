import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadWindows } from "./spread-windows.ts";

test("the middle is looked at first, then the quarters", () => {
  const starts = spreadWindows(240, 30, 4).map(({ startSeconds }) => startSeconds);
  expect(starts).toEqual([120, 60, 180, 30]);
});

test("a short recording is one window", () => {
  expect(spreadWindows(4.5, 30, 8)).toEqual([{ startSeconds: 0, endSeconds: 4.5 }]);
});

test("windows are inside the recording, each once", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 50_000, noNaN: true }),
      fc.integer({ min: 1, max: 40 }),
      (duration, most) => {
        const windows = spreadWindows(duration, 30, most);
        expect(windows.length).toBeGreaterThan(0);
        expect(windows.length).toBeLessThanOrEqual(most);
        expect(new Set(windows.map(({ startSeconds }) => startSeconds)).size).toBe(windows.length);
        for (const { startSeconds, endSeconds } of windows) {
          expect(startSeconds).toBeLessThan(endSeconds);
          expect(endSeconds).toBeLessThanOrEqual(duration);
        }
      },
    ),
  );
});
