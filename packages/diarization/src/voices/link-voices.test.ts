import { expect, test } from "vitest";
import type { Voice } from "../observations/voices.ts";
import { linkVoices } from "./link-voices.ts";

const calibration = { measure: "cosine", midpoint: 0.5, slope: 10 } as const;
const voice = (id: string, startSeconds: number, endSeconds: number, ...vector: number[]): Voice => ({
  id,
  segments: [{ startSeconds, endSeconds }],
  activity: { from: 0, values: new Float32Array() },
  vector: Float32Array.from(vector),
});
const seen = (track: string, startSeconds: number, endSeconds: number) => ({
  track,
  startSeconds,
  endSeconds,
});
const linked = (voices: readonly Voice[], ...segments: ReturnType<typeof seen>[]) =>
  [...linkVoices(voices, segments, calibration)].map(([id, { track }]) => [id, track]);

test("a voice is linked to the face that speaks during most of it", () => {
  const voices = [voice("voice-1", 0, 10, 1, 0)];
  expect(linked(voices, seen("track-1", 0, 6), seen("track-2", 6, 9))).toEqual([["voice-1", "track-1"]]);
});

test("a voice that two faces share equally, or with little visible speech, is not linked", () => {
  const voices = [voice("voice-1", 0, 10, 1, 0)];
  expect(linked(voices, seen("track-1", 0, 4), seen("track-2", 4, 8))).toEqual([]);
  expect(linked(voices, seen("track-1", 0, 1))).toEqual([]);
});

test("of two different voices seen with one face only the longer is linked, of two similar ones both", () => {
  const segments = [seen("track-1", 0, 6), seen("track-1", 10, 13)];
  const other = [voice("voice-1", 0, 6, 1, 0), voice("voice-2", 10, 13, 0, 1)];
  expect(linked(other, ...segments)).toEqual([["voice-1", "track-1"]]);
  const similar = [voice("voice-1", 0, 6, 1, 0), voice("voice-2", 10, 13, 1, 0)];
  expect(linked(similar, ...segments)).toHaveLength(2);
});
