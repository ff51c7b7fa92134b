import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loudness, numbersOf, testMedia } from "./test-media.ts";
import { numberedPicture } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();
const SIZE = { width: 96, height: 64 };
const pictures = (count: number) =>
  Array.from({ length: count }, (_, index) => numberedPicture(index, SIZE.width, SIZE.height).data);
const tone = (seconds: number) =>
  Float32Array.from({ length: seconds * 16_000 }, (_, index) =>
    index < 16_000 ? 0 : 0.5 * Math.sin((2 * Math.PI * 440 * index) / 16_000),
  );
const recording = () => ({
  ...SIZE,
  framesPerSecond: 12.5,
  frames: pictures(50),
  samples: tone(4),
  sampleRate: 16_000,
});

test("what was written is read back: pictures, sound, times", async () => {
  await media.write(file("both.mp4"), recording());
  expect(await media.probe(file("both.mp4"))).toMatchObject({
    durationSeconds: 4,
    audio: [{ codec: "aac", sampleRate: 16_000, channels: 1 }],
    video: [{ codec: "h264", ...SIZE, framesPerSecond: 12.5, variableFrameRate: false }],
  });
  const frames = await framesOf(file("both.mp4"), { framesPerSecond: 12.5 });
  expect(numbersOf(frames)).toEqual(Array.from({ length: 50 }, (_, index) => [index / 12.5, index]));
  const samples = await media.audio(file("both.mp4"));
  expect(loudness(samples, 0, 0.95)).toBeLessThan(0.01);
  expect(loudness(samples, 1.05, 4)).toBeCloseTo(0.5 / Math.SQRT2, 2);
});

test("colours come back as they were", async () => {
  const colours = [
    [200, 40, 40],
    [40, 200, 40],
    [40, 40, 200],
    [128, 128, 128],
    [255, 255, 255],
  ] as const;
  const frames = colours.map((colour) =>
    Uint8Array.from({ length: 64 * 64 * 3 }, (_, at) => colour[at % 3]!),
  );
  await media.write(file("colours.mp4"), { width: 64, height: 64, framesPerSecond: 1, frames, quality: 10 });
  const shown = await framesOf(file("colours.mp4"), { framesPerSecond: 1 });
  for (const [index, { data }] of shown.entries()) {
    const middle = (32 * 64 + 32) * 3;
    for (const [channel, value] of colours[index]!.entries())
      expect(Math.abs(data[middle + channel]! - value), `${colours[index]}`).toBeLessThan(6);
  }
});

test("the same recording gives the same bytes, its index in front", async () => {
  await media.write(file("one.mp4"), recording());
  await media.write(file("two.mp4"), recording());
  const bytes = readFileSync(file("one.mp4"));
  expect(readFileSync(file("two.mp4")).equals(bytes)).toBe(true);
  expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
});

test("transparent pictures are written without their transparency", async () => {
  const frames = [
    new Uint8Array(SIZE.width * SIZE.height * 4).fill(255),
    new Uint8Array(SIZE.width * SIZE.height * 4),
  ];
  await media.write(file("alpha.mp4"), { ...SIZE, framesPerSecond: 1, frames });
  const shown = await framesOf(file("alpha.mp4"), { framesPerSecond: 1 });
  expect(shown.map(({ data }) => data[0]! > 127)).toEqual([true, false]);
});

test("sound alone is a recording", async () => {
  await media.write(file("sound.m4a"), { samples: tone(2), sampleRate: 16_000 });
  expect(await media.probe(file("sound.m4a"))).toMatchObject({ durationSeconds: 2 });
});

test("pictures are read as the encoder needs them", async () => {
  const large = { width: 1280, height: 720 };
  let drawn = 0;
  let most = 0;
  const written: number[] = [];
  async function* draw() {
    for (let index = 0; index < 20; index += 1) {
      drawn += 1;
      yield new Uint8Array(large.width * large.height * 3);
      most = Math.max(most, drawn - written.length);
    }
  }
  await media.write(file("large.mp4"), { ...large, framesPerSecond: 10, frames: draw() });
  expect(drawn).toBe(20);
  expect((await media.probe(file("large.mp4"))).durationSeconds).toBe(2);
});

test("when drawing fails nothing is left behind", async () => {
  mkdirSync(file("out"));
  async function* draw() {
    yield* pictures(3);
    throw new Error("out of paint");
  }
  const writing = media.write(file("out/broken.mp4"), { ...SIZE, framesPerSecond: 5, frames: draw() });
  await expect(writing).rejects.toThrow("out of paint");
  expect(readdirSync(file("out"))).toEqual([]);
});

test("a picture of the wrong size is named", async () => {
  const frames = [new Uint8Array(7)];
  const writing = media.write(file("size.mp4"), { ...SIZE, framesPerSecond: 5, frames });
  await expect(writing).rejects.toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining("picture 0"),
  });
  expect(existsSync(file("size.mp4"))).toBe(false);
});

test("a folder that is not there fails, naming the file", async () => {
  const writing = media.write(file("missing/x.mp4"), recording());
  await expect(writing).rejects.toMatchObject({
    code: "write-failed",
    message: expect.stringContaining("x.mp4 could not be written"),
  });
});

test("a clip is exact to the frame and hears what it shows", async () => {
  await media.write(file("source.mp4"), recording());
  await media.clip(file("source.mp4"), { startSeconds: 0.8, endSeconds: 2, output: file("clip.mp4") });
  expect((await media.probe(file("clip.mp4"))).durationSeconds).toBeCloseTo(1.2, 1);
  const frames = await framesOf(file("clip.mp4"), { framesPerSecond: 12.5 });
  expect(frames.map((frame) => numbersOf([frame])[0]![1])).toEqual(
    Array.from({ length: 15 }, (_, index) => 10 + index),
  );
  const samples = await media.audio(file("clip.mp4"));
  expect(loudness(samples, 0, 0.15)).toBeLessThan(0.02);
  expect(loudness(samples, 0.3, 1.1)).toBeCloseTo(0.5 / Math.SQRT2, 2);
});
