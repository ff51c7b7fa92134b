import { expect, test } from "vitest";
import { cutPieces } from "./cut.ts";
import { withGain } from "./gain.ts";
import { endsInLoop, withoutLoop } from "./repetition.ts";

const SECOND = 16_000;

test("sound up to ten seconds stays whole", () => {
  expect(cutPieces(new Float32Array(10 * SECOND)).map((piece) => piece.length)).toEqual([10 * SECOND]);
});

test("longer sound is cut where it is quiet, and nothing is lost", () => {
  const samples = Float32Array.from({ length: 24 * SECOND }, (_, i) => {
    const t = i / SECOND;
    return (t > 7 && t < 7.4) || (t > 14.6 && t < 15) ? 0.001 : 0.1;
  });
  const pieces = cutPieces(samples);
  expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(samples.length);
  const first = pieces[0]!.length / SECOND;
  expect(first).toBeGreaterThan(7);
  expect(first).toBeLessThan(7.4);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(10 * SECOND);
});

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

test("a decoder loop is detected, and its phrase kept once", () => {
  expect(withoutLoop([1, 2, 7, 8, 7, 8, 7, 8, 7, 8])).toEqual([1, 2, 7, 8]);
  expect(withoutLoop([5, 5, 5, 5, 5, 5])).toEqual([5]);
  const speech = [1, 2, 3, 3, 3, 4];
  expect(endsInLoop(speech)).toBe(false);
  expect(withoutLoop(speech)).toEqual(speech);
});
