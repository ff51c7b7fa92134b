import { expect, test } from "vitest";
import { localSpeakers, windowStarts } from "./local-speakers.ts";

const COMBINATIONS = [[], [0], [1], [0, 1]];
/** A segmentation in which the combination at each frame is certain. */
const certain = (frames: readonly number[]) => ({
  stepSeconds: 0.1,
  startSeconds: 0.05,
  combinations: COMBINATIONS,
  probabilities: Float32Array.from(frames.flatMap((at) => COMBINATIONS.map((_, i) => Number(i === at)))),
});

test("each speaker of a window has the frames of speech, and those alone for the embedding", () => {
  const { frames, parts } = localSpeakers(certain([0, 1, 1, 1, 1, 3, 2, 2, 0]));
  expect(frames).toBe(9);
  expect(parts.map(({ active }) => [...active])).toEqual([
    [0, 1, 1, 1, 1, 1, 0, 0, 0],
    [0, 0, 0, 0, 0, 1, 1, 1, 0],
  ]);
  expect(parts.map(({ soloSeconds }) => soloSeconds)).toEqual([0.4, 0.2]);
  expect([...(parts[0]?.embedded ?? [])]).toEqual([0, 1, 1, 1, 1, 0, 0, 0, 0]);
  // Too little alone: all that is said.
  expect([...(parts[1]?.embedded ?? [])]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0]);
});

test("who does not speak is no speaker of the window", () => {
  expect(localSpeakers(certain([0, 2, 2])).parts).toHaveLength(1);
  expect(localSpeakers(certain([0, 0])).parts).toEqual([]);
});

test("windows start a hop apart, each in one chunk, and the last ends with the recording", () => {
  const options = { windowSeconds: 10, hopSeconds: 2 };
  const chunks = [0, 30, 60].map((startSeconds) => ({
    startSeconds,
    endSeconds: Math.min(65, startSeconds + 30),
  }));
  const starts = chunks.map((chunk) => windowStarts(chunk, 65, options));
  expect(starts[0]).toEqual(Array.from({ length: 15 }, (_, i) => 2 * i));
  expect(starts.flat().at(-1)).toBe(55);
  expect(new Set(starts.flat()).size).toBe(starts.flat().length);
  expect(windowStarts({ startSeconds: 0, endSeconds: 4 }, 4, options)).toEqual([0]);
  // The last one would repeat the one before it.
  expect(windowStarts({ startSeconds: 0, endSeconds: 20.0625 }, 20.0625, options)).toEqual([
    0, 2, 4, 6, 8, 10.0625,
  ]);
});
