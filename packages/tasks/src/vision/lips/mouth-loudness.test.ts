import { expect, test } from "vitest";
import { loudness } from "./loudness.ts";
import { mouthLoudness } from "./mouth-loudness.ts";

const FRAMES = 25;

/** A second of a tone, which starts half-way. */
function tone(hertz: number): Float32Array {
  const wave = (i: number) => 0.1 * Math.sin((2 * Math.PI * hertz * i) / 16_000);
  return Float32Array.from({ length: 16_000 }, (_, i) => (i < 8000 ? 0 : wave(i)));
}

/** Bels that the band takes away from a tone while it sounds. */
const lost = (hertz: number) =>
  loudness(tone(hertz), FRAMES, FRAMES)[20]! - mouthLoudness(tone(hertz), FRAMES, FRAMES)[20]!;

test("vowels of an open mouth pass, the voice below them and hissing above do not", () => {
  expect(Math.abs(lost(1400))).toBeLessThan(0.1);
  for (const edge of [800, 2200]) expect(lost(edge)).toBeCloseTo(0.3, 1);
  for (const outside of [200, 6000]) expect(lost(outside)).toBeGreaterThan(3);
});

test("a frame has the sound of its own time alone", () => {
  const levels = mouthLoudness(tone(1400), FRAMES, FRAMES);
  expect(levels[11]).toBe(-7);
  expect(levels[13]).toBeCloseTo(levels[20]!, 1);
  expect(mouthLoudness(new Float32Array(0), FRAMES, 0)).toHaveLength(0);
});
