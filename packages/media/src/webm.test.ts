import { beforeAll, describe, expect, test } from "vitest";
import { loudness, numbersOf, testMedia } from "./test-media.ts";
import { makeRecording } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();

/** Longer than a chunk, so that a part of it is found without an index. */
const SECONDS = 40;
const HOLE = { fromSeconds: 20, toSeconds: 22 };

describe.each(["vp8", "vp9"] as const)(
  "what a browser's recorder writes: %s and Opus, no length, no index",
  (codec) => {
    const path = file(`${codec}.webm`);
    beforeAll(() => {
      const sound = (seconds: number) =>
        seconds >= HOLE.fromSeconds && seconds < HOLE.toSeconds
          ? 0
          : 0.5 * Math.sin(2 * Math.PI * 440 * seconds);
      makeRecording(path, { seconds: SECONDS, video: { codec, framesPerSecond: 5 }, audio: { sound } });
    });

    test("has the length of what is in it, and is whole", async () => {
      const info = await media.probe(path);
      expect(info.declaredSeconds).toBeUndefined();
      expect(info).toMatchObject({
        container: expect.stringContaining("webm"),
        truncated: false,
        video: [{ codec, width: 96, height: 64 }],
        audio: [{ codec: "opus", sampleRate: 48_000, channels: 1 }],
      });
      expect(info.durationSeconds).toBeCloseTo(SECONDS, 0);
    });

    test("shows at any time the picture of that time", async () => {
      const options = { framesPerSecond: 1, startSeconds: 30, endSeconds: 35 };
      const expected = [30, 31, 32, 33, 34].map((seconds) => [seconds, seconds * 5]);
      expect(numbersOf(await framesOf(path, options)).slice(0, 5)).toEqual(expected);
      expect(numbersOf(await framesOf(path, { times: [2, 38] }))).toEqual([
        [2, 10],
        [38, 190],
      ]);
    });

    test("sounds at any time as it does there", async () => {
      const samples = await media.audio(path, { startSeconds: 18, endSeconds: 24 });
      expect(loudness(samples, 0.2, 1.8)).toBeGreaterThan(0.3);
      expect(loudness(samples, 2.2, 3.8)).toBeLessThan(0.01);
      expect(loudness(samples, 4.2, 5.8)).toBeGreaterThan(0.3);
    });
  },
);
