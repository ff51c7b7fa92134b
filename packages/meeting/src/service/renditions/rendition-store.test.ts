import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openMedia } from "@hapju/media";
import { makeRecording } from "@hapju/media/testing";
import { migrate, openStorage, type Storage } from "@hapju/storage";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Recording } from "../../recording.ts";
import { browserType } from "./browser-type.ts";
import { openRenditionStore, type RenditionStore, renditionMigrations } from "./rendition-store.ts";

const sample = fileURLToPath(new URL("../../../../../sample/meeting.mp4", import.meta.url));
const media = openMedia();
let home: string;
let storage: Storage;
let renditions: RenditionStore;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "hapju-renditions-"));
  storage = await openStorage({ home });
  await migrate(storage.database, "rendition", renditionMigrations);
  renditions = openRenditionStore({ ...storage, media });
});
afterAll(async () => {
  await storage.close();
  await media.close();
  rmSync(home, { recursive: true });
});

/** A WAV of 16-bit samples: half a second of silence, half a second of a tone at a quarter of full scale. */
function wav(bits: 16 | 24): Buffer {
  const bytes = bits / 8;
  const data = Buffer.alloc(16_000 * bytes);
  for (let i = 8_000; i < 16_000; i++) {
    const value = Math.round(0.25 * Math.sin(i / 5) * (2 ** (bits - 1) - 1));
    data.writeIntLE(value, i * bytes, bytes);
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE(16_000 * bytes, 28);
  head.writeUInt16LE(bytes, 32);
  head.writeUInt16LE(bits, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

async function recordingOf(path: string): Promise<Recording> {
  const { durationSeconds, audio, truncated } = await media.probe(path);
  return {
    file: await storage.objects.putFile(path),
    durationSeconds,
    hasAudio: audio.length > 0,
    truncated,
  };
}

test("peaks are one byte per 1/20 s, low where it is quiet, and computed once", async () => {
  const path = join(home, "tone.wav");
  writeFileSync(path, wav(16));
  const recording = await recordingOf(path);
  const peaks = await renditions.peaks(recording);
  expect(peaks).toHaveLength(20);
  expect([...peaks.subarray(0, 9)]).toEqual(Array(9).fill(0));
  for (const peak of peaks.subarray(11)) expect(peak).toBeCloseTo(127, -1);
  rmSync(path);
  expect(await renditions.peaks(recording)).toEqual(peaks);
});

test("a recording that browsers play is served as it is", async () => {
  const { path, type } = await renditions.playable(await recordingOf(sample));
  expect(type).toBe("video/mp4");
  expect((await media.probe(path)).durationSeconds).toBeCloseTo(
    (await media.probe(sample)).durationSeconds,
    2,
  );
});

test("a WebM without a length is served as a seekable copy", async () => {
  const path = join(home, "camera.webm");
  makeRecording(path, { seconds: 3, video: { codec: "vp9", framesPerSecond: 10 }, audio: {} });
  const { path: copy, type } = await renditions.playable(await recordingOf(path));
  expect(type).toBe("video/mp4");
  const { declaredSeconds, video, audio } = await media.probe(copy);
  expect(declaredSeconds).toBeCloseTo(3, 0);
  expect([...video, ...audio].map(({ codec }) => codec)).toEqual(["h264", "aac"]);
});

test("a copy of a recording that browsers do not play is created once, and removed with the recording", async () => {
  const path = join(home, "studio.wav");
  writeFileSync(path, wav(24));
  const recording = await recordingOf(path);
  const [copy, again] = await Promise.all([renditions.playable(recording), renditions.playable(recording)]);
  expect(again).toEqual(copy);
  expect(browserType(await media.probe(copy.path))).toBe("audio/mp4");
  await renditions.remove(recording.file.digest);
  await expect(media.probe(copy.path)).rejects.toMatchObject({ code: "no-such-file" });
});
