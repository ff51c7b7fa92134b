import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { testMedia } from "./test-media.ts";
import { makePhoto, makeRecording } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();
/** Bytes without any meaning, the same each time. */
const noise = (length: number) => {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  });
};

describe.each([
  ["no-such-file", "nowhere.mp4", () => {}, /nowhere\.mp4 does not exist/],
  ["empty-file", "empty.mp4", (path: string) => writeFileSync(path, ""), /0 bytes/],
  ["unreadable", "folder.mp4", (path: string): void => mkdirSync(path), /Give a file/],
  [
    "not-media",
    "text.mp4",
    (path: string) => writeFileSync(path, "Minutes of the meeting\n".repeat(99)),
    /not audio or video/,
  ],
  [
    "not-media",
    "notes.txt",
    (path: string) => writeFileSync(path, "Minutes of the meeting\n".repeat(99)),
    /not audio or video/,
  ],
  ["not-media", "noise.mp3", (path: string) => writeFileSync(path, noise(200_000)), /not audio or video/],
  [
    "not-media",
    "list.m3u8",
    (path: string) => writeFileSync(path, "#EXTM3U\n#EXTINF:9,\n/etc/hostname\n"),
    /not audio or video/,
  ],
  [
    "not-media",
    "list.ffconcat",
    (path: string) => writeFileSync(path, "ffconcat version 1.0\nfile x.mp4\n"),
    /not audio or video/,
  ],
  ["still-image", "photo.jpg", (path: string) => makePhoto(path), /picture, not a recording/],
  ["still-image", "photo.mp4", (path: string) => makePhoto(path), /picture, not a recording/],
  [
    "still-image",
    "one frame.mp4",
    (path: string) => makeRecording(path, { seconds: 0.04, video: {} }),
    /picture/,
  ],
] as const)("%s: %s", (code, name, make, message) => {
  beforeAll(() => make(file(name)));

  test("is refused with its name and what to do", async () => {
    const refusal = { name: "MediaError", code, message: expect.stringMatching(message) };
    await expect(media.probe(file(name))).rejects.toMatchObject(refusal);
  });
});

test("a file without permission to read is unreadable", async ({ skip }) => {
  skip(process.getuid?.() === 0, "root may read everything");
  writeFileSync(file("secret.mp4"), "x");
  chmodSync(file("secret.mp4"), 0);
  await expect(media.probe(file("secret.mp4"))).rejects.toMatchObject({ code: "unreadable" });
});

test("a recording without sound is reported, and its pictures are read", async () => {
  makeRecording(file("mute.mp4"), { seconds: 1, video: {} });
  expect(await media.probe(file("mute.mp4"))).toMatchObject({ audio: [], sources: [] });
  await expect(media.audio(file("mute.mp4"))).rejects.toMatchObject({
    code: "no-audio",
    message: expect.stringContaining("mute.mp4 has no audio track"),
  });
  expect(await framesOf(file("mute.mp4"), { framesPerSecond: 2 })).toHaveLength(2);
});

test("a recording without video is reported, and its sound is read", async () => {
  makeRecording(file("blind.m4a"), { seconds: 1, audio: {} });
  expect(await media.probe(file("blind.m4a"))).toMatchObject({ video: [] });
  const refusal = { code: "no-video", message: expect.stringContaining("blind.m4a has no video") };
  await expect(framesOf(file("blind.m4a"), { framesPerSecond: 2 })).rejects.toMatchObject(refusal);
  await expect(media.jpeg(file("blind.m4a"), { seconds: 0 })).rejects.toMatchObject(refusal);
  const track = { boxes: [{ seconds: 0, box: { x: 0, y: 0, width: 1, height: 1 } }] };
  await expect(media.crops(file("blind.m4a"), { framesPerSecond: 5, tracks: [track] })).rejects.toMatchObject(
    refusal,
  );
  expect(await media.audio(file("blind.m4a"))).toHaveLength(16_000);
});

test("tracks of nothing but damage say that they cannot be decoded", async () => {
  makeRecording(file("sane.mp4"), { seconds: 2, video: {}, audio: {} });
  const bytes = readFileSync(file("sane.mp4"));
  const [from, to] = [bytes.indexOf("mdat") + 4, bytes.lastIndexOf("moov") - 4];
  bytes.set(noise(to - from), from);
  writeFileSync(file("damaged.mp4"), bytes);
  const refusal = { code: "undecodable", message: expect.stringContaining("damaged.mp4: its h264 track") };
  await expect(framesOf(file("damaged.mp4"), { framesPerSecond: 2 })).rejects.toMatchObject(refusal);
});

test("a clip of 0.3 s is a recording", async () => {
  makeRecording(file("blink.mp4"), { seconds: 0.3, video: {}, audio: {} });
  expect((await media.probe(file("blink.mp4"))).durationSeconds).toBeCloseTo(0.3, 1);
  expect((await media.audio(file("blink.mp4"))).length / 16_000).toBeCloseTo(0.3, 1);
  expect(await framesOf(file("blink.mp4"), { times: [0, 0.1, 0.2] })).toHaveLength(3);
});

describe("cut off half-way", () => {
  const half = (from: string, to: string) => {
    const bytes = readFileSync(file(from));
    writeFileSync(file(to), bytes.subarray(0, bytes.length / 2));
  };

  test.each(["mkv", "ts", "wav"])("%s is decoded up to its end", async (container) => {
    const sound = container === "wav";
    makeRecording(file(`whole.${container}`), { seconds: 20, audio: {}, ...(sound ? {} : { video: {} }) });
    half(`whole.${container}`, `half.${container}`);
    const { durationSeconds, truncated } = await media.probe(file(`half.${container}`));
    expect(durationSeconds).toBeGreaterThan(8);
    expect(durationSeconds).toBeLessThan(12);
    // A transport stream does not say how long it should be.
    expect(truncated).toBe(container !== "ts");
    const samples = await media.audio(file(`half.${container}`));
    expect(samples.length / 16_000).toBeCloseTo(durationSeconds, 0);
  });

  test("an MP4 with its index in front is decoded up to its end", async () => {
    const frames = Array.from({ length: 200 }, (_, index) =>
      noise(96 * 64 * 3).map((value) => value + index),
    );
    const samples = new Float32Array(20 * 16_000);
    await media.write(file("whole.mp4"), {
      width: 96,
      height: 64,
      framesPerSecond: 10,
      frames,
      samples,
      sampleRate: 16_000,
    });
    half("whole.mp4", "half.mp4");
    const info = await media.probe(file("half.mp4"));
    expect(info).toMatchObject({ truncated: true, declaredSeconds: 20 });
    expect(info.durationSeconds).toBeGreaterThan(5);
    expect(info.durationSeconds).toBeLessThan(15);
    const decoded = await framesOf(file("half.mp4"), { framesPerSecond: 2 });
    expect(decoded.at(-1)!.seconds).toBeGreaterThan(5);
  });

  test("an MP4 whose index was at the end says what is missing", async () => {
    makeRecording(file("camera.mp4"), { seconds: 3, video: {}, audio: {} });
    half("camera.mp4", "no index.mp4");
    await expect(media.probe(file("no index.mp4"))).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("cut off before its index was written"),
    });
  });
});

test.each([
  ["framesPerSecond is needed", () => framesOf("x", {} as never)],
  ["endSeconds must not be before", () => media.audio("x", { startSeconds: 2, endSeconds: 1 })],
  ["startSeconds must be 0 or more", () => media.audio("x", { startSeconds: -1 })],
  ["times must ascend", () => framesOf("x", { times: [2, 1] })],
  ["tracks.0.boxes must hold a box", () => media.crops("x", { framesPerSecond: 5, tracks: [{ boxes: [] }] })],
  ["width must be even", () => media.write("x", { width: 3, height: 2, framesPerSecond: 1, frames: [] })],
  ["sampleRate is needed", () => media.write("x", { samples: new Float32Array(1) })],
])("options are checked: %s", async (message, call) => {
  await expect((async () => call())()).rejects.toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining(message),
  });
});
