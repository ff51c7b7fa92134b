import fc from "fast-check";
import { expect, test } from "vitest";
import { bounded, fit, following, panned, ticks, toPixel, toSeconds, zoomed } from "./scale";

const axis = { durationSeconds: 3600, width: 1000 };

test("fit shows everything from edge to edge", () => {
  const view = fit(axis);
  expect(toPixel(view, 0)).toBe(0);
  expect(toPixel(view, 3600)).toBe(1000);
});

test("zooming keeps the time under the pointer where it is", () => {
  const view = zoomed(fit(axis), axis, 4, 600);
  expect(toSeconds(view, 600)).toBeCloseTo(2160);
  expect(view.secondsPerPixel).toBeCloseTo(0.9);
});

test("after any zoom and pan, the window stays within the recording", () => {
  const move = fc.tuple(
    fc.double({ min: 0.01, max: 100, noNaN: true }),
    fc.integer({ min: -5000, max: 5000 }),
  );
  fc.assert(
    fc.property(fc.array(move), (moves) => {
      let view = fit(axis);
      for (const [factor, pixels] of moves)
        view = panned(zoomed(view, axis, factor, Math.abs(pixels) % 1000), axis, pixels);
      expect(view.startSeconds).toBeGreaterThanOrEqual(0);
      expect(toSeconds(view, axis.width)).toBeLessThanOrEqual(3600 + 1e-6);
      expect(bounded(view, axis)).toEqual(view);
    }),
  );
});

test("following turns the page when the playhead leaves it", () => {
  const view = zoomed(fit(axis), axis, 36, 0);
  expect(following(view, axis, 50)).toBe(view);
  expect(toPixel(following(view, axis, 95), 95)).toBeCloseTo(80);
  expect(following(view, axis, 3600).startSeconds).toBeCloseTo(3500);
});

test("ticks are round and not crowded", () => {
  const { step, at } = ticks(fit(axis), axis);
  expect(step).toBe(300);
  expect(at).toHaveLength(13);
  const close = ticks({ startSeconds: 10.02, secondsPerPixel: 0.002 }, axis);
  expect(close.step).toBe(0.25);
  expect(close.at[0]).toBeCloseTo(10.25);
});
