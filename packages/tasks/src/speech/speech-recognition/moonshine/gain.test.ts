import { expect, test } from "vitest";
import { withGain } from "./gain.ts";

test("quiet and loud sound come out equally loud, silence stays silence, nothing clips", () => {
  const wave = (level: number) => Float32Array.from({ length: 1000 }, (_, i) => level * Math.sin(i / 5));
  const rms = (samples: Float32Array) =>
    Math.sqrt(samples.reduce((sum, v) => sum + v * v, 0) / samples.length);
  expect(rms(withGain(wave(0.01), 0.06)!)).toBeCloseTo(0.06, 3);
  expect(rms(withGain(wave(0.9), 0.06)!)).toBeCloseTo(0.06, 3);
  expect(withGain(wave(0.0001), 0.06)).toBeUndefined();
  const click = new Float32Array(1000).fill(0.001);
  click[500] = 0.5;
  expect(Math.max(...withGain(click, 0.06)!)).toBeLessThanOrEqual(0.95);
});
