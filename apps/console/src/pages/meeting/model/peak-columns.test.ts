import { expect, test } from "vitest";
import { PEAKS_PER_SECOND, peakColumns, peakLevels } from "./peak-columns";

const hour = new Uint8Array(3600 * PEAKS_PER_SECOND);
hour[30 * 60 * PEAKS_PER_SECOND] = 200;
const levels = peakLevels(hour);

test("a single loud moment of an hour is seen at every zoom", () => {
  for (const columns of [50, 777, 1600]) {
    const drawn = peakColumns(levels, 0, 3600 / columns, columns);
    expect(Math.max(...drawn)).toBe(200);
    expect(drawn.indexOf(200) / columns).toBeCloseTo(0.5, 1);
  }
});

test("zoomed in, a column is one byte or a part of one", () => {
  const drawn = peakColumns(levels, 1800, 0.01, 10);
  expect([...drawn]).toEqual([200, 200, 200, 200, 200, 0, 0, 0, 0, 0]);
});

test("outside the recording it is silent", () => {
  expect([...peakColumns(levels, -10, 1, 3)]).toEqual([0, 0, 0]);
  expect([...peakColumns(peakLevels(new Uint8Array()), 0, 1, 2)]).toEqual([0, 0]);
});
