import { SAMPLE_RATE } from "@hapju/spec";
import { describe, expect, test } from "vitest";
import { load } from "../../testing/test-models.ts";
import { Spectrum } from "../spectrum/spectrum.ts";
import { pitches } from "./pitch.ts";
import { adapter } from "./voice-statistics.ts";

/** A buzz of `hertz` with resonances at `formants`, as a throat makes it. */
function vowel(hertz: number, formants: readonly number[], seconds = 1.5, phase = 0): Float32Array {
  return Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, i) => {
    const time = i / SAMPLE_RATE;
    let sum = 0;
    for (let k = 1; k * hertz < 4_000; k++) {
      const gain = formants.reduce(
        (total, formant) => total + 1 / (1 + ((k * hertz - formant) / 120) ** 2),
        0,
      );
      sum += gain * Math.sin(2 * Math.PI * k * hertz * time + phase * k);
    }
    return 0.05 * sum;
  });
}
const distance = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]!));
const embed = async (samples: Float32Array) => {
  const model = await load(adapter, {});
  const [output] = await model.run([{ samples }], new AbortController().signal);
  return output!.statistics;
};

test("the spectrum of a tone is one line, and a tone correlates with itself a period later", () => {
  const size = 64;
  const tone = Float64Array.from({ length: size }, (_, i) => Math.cos((2 * Math.PI * 4 * i) / size));
  const power = new Spectrum(size).power(tone);
  expect(power[4]).toBeCloseTo((size / 2) ** 2);
  expect(power[5]).toBeCloseTo(0);
  const correlation = new Spectrum(size).autocorrelation(tone);
  expect(correlation[16]).toBeCloseTo(1);
  expect(correlation[8]).toBeCloseTo(-1);
});

describe("pitch", () => {
  test.each([80, 120, 210, 330])("of a voice at %i Hz is found within a fiftieth", (hertz) => {
    const found = pitches(vowel(hertz, [600, 1_200]));
    expect(found.length).toBeGreaterThan(50);
    for (const octaves of found) expect(Math.abs(2 ** octaves / hertz - 1)).toBeLessThan(0.02);
  });

  test("noise has none", () => {
    let state = 1;
    const noise = Float32Array.from({ length: SAMPLE_RATE }, () => {
      state = (state * 48271) % 2147483647; // Park and Miller
      return (state / 2147483647 - 0.5) * 0.2;
    });
    expect(pitches(noise).length).toBeLessThan(5);
  });
});

test("a voice is nearer to itself than to another voice, at any loudness", async () => {
  const low = await embed(vowel(110, [600, 1_200]));
  const again = await embed(vowel(112, [610, 1_190], 1.5, 1).map((value) => value / 4));
  const high = await embed(vowel(220, [800, 1_700]));
  expect(low).toHaveLength(39);
  expect(distance(low, again)).toBeLessThan(distance(low, high) / 2);
});

test("sound too short for one frame is refused with its length", async () => {
  await expect(embed(new Float32Array(100))).rejects.toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining("0.01 s"),
  });
});

test("silence has an embedding of finite numbers", async () => {
  expect((await embed(new Float32Array(SAMPLE_RATE))).every(Number.isFinite)).toBe(true);
});
