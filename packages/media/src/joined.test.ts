import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { numbersOf, testMedia } from "./test-media.ts";
import { clicks, clickTimes, makeRecording, type RecordingRecipe } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();

/** Joins files as `cat` does. */
function join(name: string, parts: readonly string[]): string {
  writeFileSync(file(name), Buffer.concat(parts.map((part) => readFileSync(part))));
  return file(name);
}

function record(name: string, recipe: RecordingRecipe): string {
  makeRecording(file(name), recipe);
  return file(name);
}

const video = { framesPerSecond: 10, keyFrameSeconds: 1 };
const CONTAINERS: readonly (readonly [string, Partial<RecordingRecipe>])[] = [
  ["ts", { video }],
  ["mkv", { video }],
  ["mp4", { video }],
  ["mp4", { video, fragmented: true }],
  ["webm", { video: { ...video, codec: "vp8" } }],
  ["ogg", {}],
  ["mp3", {}],
  ["wav", {}],
  ["flac", {}],
  ["aac", {}],
  ["ts", {}],
];

describe.each(CONTAINERS.map(([container, recipe], index) => ({ container, recipe, index })))(
  "three files of $container joined ($index)",
  ({ container, recipe, index }) => {
    const seconds = [3.4, 5.2, 2.7];
    const parts = seconds.map((length, part) =>
      record(`${index}-${part}.${container}`, {
        ...recipe,
        ...(recipe.video ? { video: { ...recipe.video, firstNumber: part * 100 } } : {}),
        audio: { sound: clicks() },
        seconds: length,
      }),
    );
    const path = join(`${index}-joined.${container}`, parts);

    test("are one recording with all clicks in their places", async () => {
      const { durationSeconds, pieces, truncated } = await media.probe(path);
      expect(truncated).toBe(false);
      expect(durationSeconds).toBeCloseTo(11.3, 0);
      // Its frames have no header and no clock: what was joined is one sound.
      const isOne = container === "aac";
      expect(pieces).toHaveLength(isOne ? 1 : 3);
      const starts = isOne ? [0, 3.43, 8.66] : pieces.map(({ startSeconds }) => startSeconds);
      const expected = starts.flatMap((start, part) =>
        Array.from({ length: Math.floor(seconds[part]! + 0.5) }, (_, click) => start + click + 0.5),
      );
      const found = clickTimes(await media.audio(path));
      expect(found).toHaveLength(expected.length);
      for (const [click, time] of expected.entries())
        expect(Math.abs(found[click]! - time)).toBeLessThan(isOne ? 0.1 : 0.02);
    });

    test("have their clicks in the same places in any range", async () => {
      const whole = clickTimes(await media.audio(path));
      for (const startSeconds of [0.3, 2.9, 3.45, 7.7]) {
        const endSeconds = startSeconds + 2.02;
        const part = await media.audio(path, { startSeconds, endSeconds });
        const found = clickTimes(part).map((time) => time + startSeconds);
        const expected = whole.filter((time) => time >= startSeconds && time < endSeconds);
        expect(found).toHaveLength(expected.length);
        for (const [click, time] of expected.entries())
          expect(Math.abs(found[click]! - time)).toBeLessThan(0.002);
      }
    });

    test.runIf(recipe.video)("show the picture of any time", async () => {
      const { pieces } = await media.probe(path);
      const times = pieces.map(({ startSeconds }) => startSeconds + 1.52);
      const shown = numbersOf(await framesOf(path, { times }));
      expect(shown.map(([, number]) => number)).toEqual([15, 115, 215]);
    });
  },
);
