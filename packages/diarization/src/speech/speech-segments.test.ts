import type { Segment } from "@hapju/spec";
import { expect, test } from "vitest";
import { random } from "../fixtures/meeting.fixture.ts";
import { STEP_SECONDS } from "../observations/speech.ts";
import { loudnessOf } from "./loudness.ts";
import { SPEECH_MARGIN_SECONDS, speechSegments } from "./speech-segments.ts";

const WINDOW_SECONDS = 0.032;

/** Loudness and probabilities of a segment of a recording with speech, and quiet moments, at the given times. */
function activity(
  speech: readonly Segment[],
  { startSeconds, endSeconds }: Segment,
  quiet: readonly number[] = [],
) {
  const at = (t: number) => speech.some((one) => t >= one.startSeconds && t < one.endSeconds);
  const steps = Math.round((endSeconds - startSeconds) / STEP_SECONDS);
  const windows = Math.floor((endSeconds - startSeconds) / WINDOW_SECONDS);
  return {
    startSeconds,
    windowSeconds: WINDOW_SECONDS,
    probabilities: Float32Array.from({ length: windows }, (_, i) =>
      at(startSeconds + (i + 0.5) * WINDOW_SECONDS) ? 0.9 : 0.02,
    ),
    levels: Float32Array.from({ length: steps }, (_, i) => {
      const t = startSeconds + (i + 0.5) * STEP_SECONDS;
      return quiet.some((moment) => Math.abs(t - moment) < 0.06) ? -55 : at(t) ? -20 : -60;
    }),
  };
}
const times = (segments: readonly Segment[]) =>
  segments.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]);
const whole = { startSeconds: 0, endSeconds: 60 };

test("speech is padded, near segments are joined, clicks are ignored", () => {
  const speech = [
    { startSeconds: 5, endSeconds: 7 },
    { startSeconds: 7.5, endSeconds: 9 },
    { startSeconds: 12, endSeconds: 13 },
    { startSeconds: 20, endSeconds: 20.04 },
  ];
  const segments = speechSegments(activity(speech, whole));
  expect(segments).toHaveLength(2);
  expect(segments[0]!.startSeconds).toBeCloseTo(4.85, 1);
  expect(segments[0]!.endSeconds).toBeCloseTo(9.15, 1);
});

test("long speech is cut at its quietest moments without a gap", () => {
  const segments = speechSegments(activity([{ startSeconds: 2, endSeconds: 38 }], whole, [14, 27]));
  expect(segments.map(({ endSeconds }) => Math.round(endSeconds))).toEqual([14, 27, 38]);
  expect(segments[1]!.startSeconds).toBe(segments[0]!.endSeconds);
  expect(Math.max(...segments.map((one) => one.endSeconds - one.startSeconds))).toBeLessThanOrEqual(15);
});

test("a segment carries probability and loudness of its steps", () => {
  const [segment] = speechSegments(activity([{ startSeconds: 5, endSeconds: 7 }], whole));
  const steps = Math.round((segment!.endSeconds - segment!.startSeconds) / STEP_SECONDS);
  expect([segment!.probabilities.length, segment!.levels.length]).toEqual([steps, steps]);
});

test.each([1, 2, 3, 4])("chunks agree: all speech belongs to exactly one segment (seed %i)", (seed) => {
  const next = random(seed);
  const speech: Segment[] = [];
  for (let t = 1; t < 115; ) {
    const length = next() < 0.2 ? 8 + 20 * next() : 0.5 + 3 * next();
    speech.push({ startSeconds: t, endSeconds: Math.min(118, t + length) });
    t += length + 0.1 + 2 * next();
  }
  const quiet = Array.from({ length: 60 }, () => 120 * next());
  const segments = [0, 30, 60, 90].flatMap((startSeconds) => {
    const own = { startSeconds, endSeconds: startSeconds + 30 };
    const range = {
      startSeconds: Math.max(0, startSeconds - SPEECH_MARGIN_SECONDS),
      endSeconds: Math.min(120, own.endSeconds + SPEECH_MARGIN_SECONDS),
    };
    return speechSegments(activity(speech, range, quiet), { own });
  });
  for (let i = 1; i < segments.length; i++) {
    expect(segments[i]!.startSeconds).toBeGreaterThanOrEqual(segments[i - 1]!.endSeconds - 1e-6);
  }
  for (const { startSeconds, endSeconds } of speech) {
    for (let t = startSeconds + 0.05; t < endSeconds - 0.05; t += 0.1) {
      const owners = segments.filter((one) => t >= one.startSeconds && t < one.endSeconds);
      expect(owners, `speech at ${t}`).toHaveLength(1);
    }
  }
  expect(times(segments).every(([from, to]) => to! - from! <= 15 + 1e-6)).toBe(true);
});

test("loudness is in decibels of full scale, and silence is finite", () => {
  const samples = new Float32Array(3200);
  samples.fill(1, 1600);
  const levels = loudnessOf(samples);
  expect(levels).toHaveLength(10);
  expect(levels[0]).toBe(-100);
  expect(levels[9]).toBeCloseTo(0, 5);
});
