import { expect, test } from "vitest";
import { loudness, testMedia } from "./test-media.ts";
import { type AudioRecipe, babble, makeRecording } from "./testing/index.ts";

const { media, file } = testMedia();
const SECONDS = 12;

async function record(name: string, audio: AudioRecipe | readonly AudioRecipe[]) {
  makeRecording(file(name), { seconds: SECONDS, audio });
  const { sources } = await media.probe(file(name));
  return { sources, samples: await media.audio(file(name)) };
}

/** How much of a sound is in samples: 1 where it is all there is, 0 where there is nothing of it. */
function shareOf(sound: (seconds: number) => number, samples: Float32Array, from: number, to: number) {
  let [both, own, all] = [0, 0, 0];
  for (let index = from * 16_000; index < to * 16_000; index += 1) {
    const [a, b] = [sound(index / 16_000), samples[index]!];
    both += a * b;
    own += a * a;
    all += b * b;
  }
  return all > 0 && own > 0 ? both / Math.sqrt(own * all) : 0;
}

const early = babble(1, { to: 6 });
const late = babble(2, { from: 6 });
const quiet = babble(2, { from: 6, level: 0.01 });

test("of two tracks with a voice each both are heard, and it is known which is when", async () => {
  const { sources, samples } = await record("obs.mkv", [
    { sound: early, title: "Mic" },
    { sound: late, title: "Desktop" },
  ]);
  expect(sources).toEqual([
    { track: 0, title: "Mic" },
    { track: 1, title: "Desktop" },
  ]);
  expect(shareOf(early, samples, 0, 6)).toBeGreaterThan(0.7);
  expect(shareOf(late, samples, 6, 12)).toBeGreaterThan(0.7);
  using sound = await media.sound(file("obs.mkv"), { startSeconds: 2, endSeconds: 10 });
  const [mic, desktop] = sound.shares;
  expect(mic).toHaveLength(80);
  const mean = (shares: Float32Array) => shares.reduce((sum, share) => sum + share, 0) / shares.length;
  expect(mean(mic!.subarray(0, 35))).toBeGreaterThan(0.8);
  expect(mean(desktop!.subarray(45))).toBeGreaterThan(0.8);
});

test("a quiet microphone is as loud as the others", async () => {
  const { samples } = await record("quiet.mkv", [{ sound: early }, { sound: quiet }]);
  const ratio = loudness(samples, 6.5, 11.5) / loudness(samples, 0.5, 5.5);
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.4);
});

test("one source can be heard alone", async () => {
  await record("alone.mkv", [{ sound: early }, { sound: late }]);
  const samples = await media.audio(file("alone.mkv"), { source: 1 });
  expect(shareOf(late, samples, 6, 12)).toBeGreaterThan(0.7);
  expect(loudness(samples, 0.5, 5.5)).toBeLessThan(0.01);
  await expect(media.audio(file("alone.mkv"), { source: 2 })).rejects.toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining("2 different sounds"),
  });
});

test.each([
  ["the same", (seconds: number) => babble(1)(seconds)],
  ["quieter", (seconds: number) => 0.1 * babble(1)(seconds)],
  ["upside down", (seconds: number) => -0.7 * babble(1)(seconds)],
  ["half a second late", (seconds: number) => babble(1)(seconds - 0.5)],
])("a second track that is %s is the same sound", async (_, sound) => {
  const { sources, samples } = await record("copies.mkv", [{ sound: babble(1) }, { sound }]);
  expect(sources).toEqual([{ track: 0 }]);
  expect(shareOf(babble(1), samples, 0, SECONDS)).toBeGreaterThan(0.7);
});

test("a track that mixes two others adds nothing", async () => {
  const both = (seconds: number) => early(seconds) + late(seconds) + 0.5 * babble(3)(seconds);
  const { sources } = await record("mixed.mkv", [
    { sound: (seconds) => both(seconds) + babble(4)(seconds), title: "Everything" },
    { sound: both, title: "Room" },
    { sound: babble(4), title: "Call" },
  ]);
  expect(sources.map(({ title }) => title)).toEqual(["Room", "Call"]);
});

test("a copy with two seconds of its own is heard", async () => {
  const own = babble(5, { from: 9, to: 11 });
  const { samples } = await record("own.mkv", [
    { sound: early },
    { sound: (seconds) => early(seconds) + own(seconds) },
  ]);
  expect(shareOf(own, samples, 9, 11)).toBeGreaterThan(0.5);
});

test("sides that are upside down to each other do not cancel out", async () => {
  const sound = (seconds: number, channel: number) => (channel === 0 ? 1 : -1) * babble(1)(seconds);
  const { sources, samples } = await record("inverted.wav", { channels: 2, sound });
  expect(sources).toEqual([{ track: 0, channel: 0 }]);
  expect(shareOf(babble(1), samples, 0, SECONDS)).toBeGreaterThan(0.98);
});

test("a voice that is upside down on one side does not cancel out beside one that is not", async () => {
  const sound = (seconds: number, channel: number) =>
    early(seconds) + (channel === 0 ? 1 : -1) * late(seconds);
  const { samples } = await record("half inverted.wav", { channels: 2, sound });
  expect(Math.abs(shareOf(early, samples, 0, 6))).toBeGreaterThan(0.9);
  expect(Math.abs(shareOf(late, samples, 6, 12))).toBeGreaterThan(0.9);
});

test.each([
  ["dead", () => 0],
  ["full of hum", (seconds: number) => 0.3 * Math.sin(2 * Math.PI * 50 * seconds)],
  ["stuck", () => 0.6],
])("a side that is %s does not hurt the other", async (_, other) => {
  const sound = (seconds: number, channel: number) => (channel === 0 ? babble(1)(seconds) : other(seconds));
  const { samples } = await record("dead.wav", { channels: 2, sound });
  expect(shareOf(babble(1), samples, 0.5, SECONDS - 0.5)).toBeGreaterThan(0.9);
  const full = (await record("alive.wav", { sound: babble(1) })).samples;
  expect(loudness(samples, 1, 11) / loudness(full, 1, 11)).toBeGreaterThan(0.7);
});

test("a whisper over an offset is as loud as speech, and centred", async () => {
  const whisper = babble(1, { level: 0.004 });
  const { samples } = await record("offset.wav", { sound: (seconds) => 0.4 + whisper(seconds) });
  expect(shareOf(whisper, samples, 0.5, SECONDS - 0.5)).toBeGreaterThan(0.9);
  expect(loudness(samples, 1, 11)).toBeGreaterThan(0.01);
});

test("six microphones with a voice each are all heard", async () => {
  const voices = Array.from({ length: 6 }, (_, seat) =>
    babble(seat + 1, { from: seat * 2, to: seat * 2 + 2 }),
  );
  const { sources, samples } = await record("table.wav", {
    channels: 6,
    sound: (seconds, channel) => voices[channel]!(seconds),
  });
  expect(sources.map(({ channel }) => channel)).toEqual([0, 1, 2, 3, 4, 5]);
  for (const [seat, voice] of voices.entries())
    expect(shareOf(voice, samples, seat * 2, seat * 2 + 2)).toBeGreaterThan(0.9);
});

test("any range gives the samples of the whole", async () => {
  const { samples } = await record("ranges.wav", {
    channels: 2,
    sound: (seconds, channel) => 0.2 + (channel === 0 ? early : quiet)(seconds),
  });
  for (const startSeconds of [0.1, 4.321, 9]) {
    const first = Math.round(startSeconds * 16_000);
    const part = await media.audio(file("ranges.wav"), { startSeconds, endSeconds: startSeconds + 2 });
    const worst = part.reduce(
      (most, sample, at) => Math.max(most, Math.abs(sample - samples[first + at]!)),
      0,
    );
    expect(worst).toBeLessThan(1e-5);
  }
});
