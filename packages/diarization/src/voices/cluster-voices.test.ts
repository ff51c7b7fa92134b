import { expect, test } from "vitest";
import { CALIBRATIONS, meeting, random } from "../fixtures/meeting.fixture.ts";
import type { SpeechSegment } from "../observations/speech.ts";
import { clusterVoices } from "./cluster-voices.ts";
import { voiceWindows } from "./voice-windows.ts";

const calibrations = { voice: CALIBRATIONS.voice! };

test.each([1, 2, 3, 5, 8])("%i voices are found without their number being given", (count) => {
  const next = random(count);
  const people = Array.from({ length: count }, (_, i) => ({ id: `p${i}` }));
  const utterances = Array.from({ length: count * 6 }, (_, i) => ({
    person: `p${i < count ? i : Math.floor(next() * count)}`,
    startSeconds: i * 4,
    endSeconds: i * 4 + 2 + next(),
  }));
  const { voices } = meeting({ seconds: count * 24, people, utterances, voices: true, seed: count });
  expect(voices.voices).toHaveLength(count);
  for (const { person, startSeconds, endSeconds } of utterances) {
    const middle = (startSeconds + endSeconds) / 2;
    const [heard] = voices.voices.filter(({ segments }) =>
      segments.some((one) => middle >= one.startSeconds && middle < one.endSeconds),
    );
    expect(heard?.id).toBe(`voice-${Number(person.slice(1)) + 1}`);
  }
});

test("without a speaker model there are no voices, and the result says so", () => {
  const segments = [segment(0, 2)];
  const sample = { startSeconds: 0, endSeconds: 1.5, vector: Float32Array.of(1, 0) };
  expect(clusterVoices([{ segments }])).toEqual({
    evidence: "none",
    speech: segments,
    samples: [],
    voices: [],
  });
  expect(clusterVoices([{ segments, samples: [sample] }], { evidence: "x" }).evidence).toBe("none");
  expect(clusterVoices([{ segments, samples: [sample] }], { evidence: "x", calibrations }).evidence).toBe(
    "x",
  );
});

test("windows to embed are short and do not reach across a pause", () => {
  const paused = segment(10, 18);
  paused.probabilities.fill(0, 200, 250);
  const windows = voiceWindows([paused]);
  expect(windows.length).toBeGreaterThan(5);
  for (const { startSeconds, endSeconds } of windows) {
    expect(endSeconds - startSeconds).toBeLessThanOrEqual(1.5 + 1e-6);
    expect(endSeconds <= 14.001 || startSeconds >= 14.999).toBe(true);
  }
  expect(voiceWindows([segment(0, 0.3)])).toEqual([]);
});

function segment(startSeconds: number, endSeconds: number): SpeechSegment {
  const steps = Math.round((endSeconds - startSeconds) * 50);
  return {
    startSeconds,
    endSeconds,
    probabilities: new Float32Array(steps).fill(0.9),
    levels: new Float32Array(steps).fill(-20),
  };
}
