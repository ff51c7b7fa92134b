import { expect, test } from "vitest";
import { loudness, testMedia } from "./test-media.ts";
import { makeRecording } from "./testing/index.ts";

const { media, file } = testMedia();
const tone = (seconds: number) => 0.5 * Math.sin(2 * Math.PI * 440 * seconds);
/** Silence but for a tone between two times. */
const between = (from: number, to: number) => (seconds: number) =>
  seconds >= from && seconds < to ? tone(seconds) : 0;
/** When the tone begins. */
const onset = (samples: Float32Array) => samples.findIndex((sample) => Math.abs(sample) > 0.1) / 16_000;

test.each(["m4a", "mp4", "mkv", "wav"])("sound in %s is decoded at its time", async (container) => {
  const name = file(`onset.${container}`);
  makeRecording(name, { seconds: 3, audio: { sound: between(1, 2) } });
  const samples = await media.audio(name);
  expect(samples.length / 16_000).toBeCloseTo(3, 1);
  expect(onset(samples)).toBeCloseTo(1, 2);
  expect(loudness(samples, 1.1, 1.9)).toBeCloseTo(0.5 / Math.SQRT2, 2);
  expect(loudness(samples, 2.1, 2.9)).toBeLessThan(0.001);
});

test.each([8000, 22_050, 44_100, 48_000])("sound of %i Hz becomes 16,000 Hz", async (sampleRate) => {
  const name = file(`rate ${sampleRate}.wav`);
  makeRecording(name, { seconds: 2, audio: { sampleRate, sound: tone } });
  const samples = await media.audio(name, { startSeconds: 0.5, endSeconds: 1.5 });
  expect(samples).toHaveLength(16_000);
  const expected = Float32Array.from(samples, (_, index) => tone(0.5 + index / 16_000));
  const worst = samples.reduce((most, sample, at) => Math.max(most, Math.abs(sample - expected[at]!)), 0);
  expect(worst).toBeLessThan(0.01);
});

test("any range gives the samples of the whole", async () => {
  makeRecording(file("ranges.wav"), { seconds: 4, audio: { sampleRate: 44_100 } });
  const whole = await media.audio(file("ranges.wav"));
  for (const startSeconds of [0.1, 1.2345, 3]) {
    const first = Math.round(startSeconds * 16_000);
    const part = await media.audio(file("ranges.wav"), { startSeconds, endSeconds: startSeconds + 0.5 });
    expect(part).toEqual(whole.slice(first, Math.round((startSeconds + 0.5) * 16_000)));
  }
});

test("stereo is the mean of both sides", async () => {
  const sound = (seconds: number, channel: number) => (channel === 0 ? 1 : 0.5) * tone(seconds);
  makeRecording(file("sides.wav"), { seconds: 1, audio: { channels: 2, sound } });
  const samples = await media.audio(file("sides.wav"));
  expect(loudness(samples, 0.1, 0.9)).toBeCloseTo(0.375 / Math.SQRT2, 3);
});

test.each([0, 1, 2, 3, 4, 5])("channel %i of 5.1 sound is included", async (channel) => {
  const name = file(`surround ${channel}.wav`);
  const sound = (seconds: number, at: number) => (at === channel ? tone(seconds) : 0);
  makeRecording(name, { seconds: 1, audio: { channels: 6, sound } });
  expect((await media.probe(name)).audio).toMatchObject([{ channels: 6, layout: "5.1" }]);
  const level = loudness(await media.audio(name), 0.1, 0.9);
  expect(level).toBeGreaterThan(0.3);
});

test("5.1 sound with every channel full does not clip", async () => {
  makeRecording(file("full.wav"), { seconds: 1, audio: { channels: 6, sound: (s) => 2 * tone(s) * 0.99 } });
  const samples = await media.audio(file("full.wav"));
  expect(Math.max(...samples)).toBeLessThanOrEqual(1);
});

test("a hole in the sound is silence, and what follows is in its place", async () => {
  const name = file("hole.mkv");
  makeRecording(name, { seconds: 4, audio: { hole: { fromSeconds: 1, toSeconds: 2.5 } } });
  const samples = await media.audio(name);
  expect(loudness(samples, 0.1, 0.9)).toBeGreaterThan(0.3);
  expect(loudness(samples, 1.1, 2.4)).toBeLessThan(0.001);
  expect(loudness(samples, 2.6, 3.9)).toBeGreaterThan(0.3);
  const late = await media.audio(name, { startSeconds: 2, endSeconds: 3 });
  expect(loudness(late, 0.05, 0.45)).toBeLessThan(0.001);
  expect(loudness(late, 0.6, 0.95)).toBeGreaterThan(0.3);
});

test.each(["clock.ts", "clock.mkv", "clock.mp4"])(
  "%s, whose clock starts at 7.3 s, starts at 0 s",
  async (name) => {
    makeRecording(file(name), { seconds: 3, video: {}, audio: { sound: between(1, 2) }, startSeconds: 7.3 });
    expect(onset(await media.audio(file(name)))).toBeCloseTo(1, 1);
  },
);

test("beyond the end there is silence", async () => {
  makeRecording(file("short.wav"), { seconds: 0.3, audio: {} });
  const samples = await media.audio(file("short.wav"), { startSeconds: 0, endSeconds: 1 });
  expect(samples).toHaveLength(16_000);
  expect(loudness(samples, 0.4, 1)).toBe(0);
  expect(loudness(samples, 0.05, 0.25)).toBeGreaterThan(0.3);
});
