import { SAMPLE_RATE } from "@hapju/spec";
import { expect, test } from "vitest";
import { rms, speak } from "./speak.ts";
import { voiceNames, voices } from "./voices.ts";

const text = "We will release the new program on Monday.";

test("a voice says the same text the same way every time", async () => {
  expect(await speak(text, "slt-high")).toEqual(await speak(text, "slt-high"));
});

test.each(voiceNames)("%s speaks at once, to the end, at -20 dB", async (name) => {
  const { samples } = await speak(text, name);
  expect(samples.length / SAMPLE_RATE).toBeGreaterThan(1.5);
  expect(samples.length / SAMPLE_RATE).toBeLessThan(4);
  expect(20 * Math.log10(rms(samples))).toBeCloseTo(-20, 0);
  for (const edge of [samples.subarray(0, 800), samples.subarray(-800)])
    expect(rms(edge)).toBeGreaterThan(1e-3);
});

test("no two voices sound similar", async () => {
  for (const [index, one] of voiceNames.entries())
    for (const other of voiceNames.slice(index + 1)) {
      const [first, second] = [voices[one], voices[other]];
      const sameSpeaker = first.flite === second.flite;
      expect(sameSpeaker && Math.abs(first.tone - second.tone) < 0.12, `${one} and ${other}`).toBe(false);
    }
  const pitches = await Promise.all(
    (["slt", "slt-high", "slt-low"] as const).map(async (name) => pitchOf((await speak(text, name)).samples)),
  );
  const [plain, high, low] = pitches as [number, number, number];
  expect(high / plain).toBeGreaterThan(1.08);
  expect(low / plain).toBeLessThan(0.93);
});

/** The median pitch in Hz, by autocorrelation of 40 ms pieces. */
function pitchOf(samples: Float32Array): number {
  const window = 640;
  const pitches: number[] = [];
  for (let start = 0; start + 2 * window < samples.length; start += window) {
    const lagged = (lag: number) => {
      let sum = 0;
      for (let index = start; index < start + window; index++) sum += samples[index]! * samples[index + lag]!;
      return sum;
    };
    let best = 0;
    let bestLag = 0;
    for (let lag = 45; lag < 260; lag++) {
      const value = lagged(lag);
      if (value > best) [best, bestLag] = [value, lag];
    }
    if (best > 0.6 * lagged(0)) pitches.push(SAMPLE_RATE / bestLag);
  }
  return pitches.sort((one, other) => one - other)[pitches.length >> 1]!;
}
