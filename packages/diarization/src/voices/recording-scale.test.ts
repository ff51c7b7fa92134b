import { expect, test } from "vitest";
import { random } from "../fixtures/meeting.fixture.ts";
import type { RecordingCalibration } from "../observations/people.ts";
import type { VoiceSample } from "../observations/speech.ts";
import { clusterVoices } from "./cluster-voices.ts";
import { matchVoice } from "./match-voice.ts";
import { scaleToRecording } from "./recording-scale.ts";

const statistics: RecordingCalibration = {
  measure: "distance",
  midpoint: 11,
  slope: -0.5,
  limit: 1.5,
  neighbours: 6,
  apart: 0.4,
};

/** Two people take turns of six overlapping windows; each window varies by `varies` around its speaker's mean. */
function dialogue(varies: number, between: number, turns = 8): VoiceSample[] {
  const next = random(7);
  return Array.from({ length: turns * 6 }, (_, i) => {
    const turn = Math.floor(i / 6);
    const startSeconds = turn * 10 + (i % 6) * 0.75;
    const statistics = Float32Array.from(
      { length: 36 },
      (_, d) => (2 * next() - 1) * varies + (d === 0 ? (turn % 2) * between : 0),
    );
    return { startSeconds, endSeconds: startSeconds + 1.5, statistics };
  });
}
const voicesOf = (samples: readonly VoiceSample[]) =>
  clusterVoices([{ segments: [], samples }], { evidence: "weak", calibrations: { statistics } });

test.each([0.5, 1, 3])("voices are told apart whatever the scale of the recording (%d)", (scale) => {
  const { evidence, voices } = voicesOf(dialogue(scale, 20 * scale));
  expect(evidence).toBe("weak");
  expect(voices).toHaveLength(2);
});

test("where one speaker varies as much as two differ, no voices are told apart", () => {
  expect(voicesOf(dialogue(1, 1)).voices).toEqual([]);
});

test("with too few overlapping windows statistics are not used", () => {
  expect(scaleToRecording(dialogue(1, 20, 1), { statistics }).calibrations).toEqual({});
});

test("statistics are never compared with templates", () => {
  const [voice] = voicesOf(dialogue(1, 20)).voices;
  const person = { id: "kim", faceTemplates: [], voiceTemplates: [voice!.statistics!] };
  expect(matchVoice(voice!, person, statistics)).toBeUndefined();
});

test("embeddings that vary more in a noisy room still give one voice per speaker", () => {
  const noise = 0.65;
  const next = random(3);
  const size = 32;
  const point = (at: number, spread: number) => {
    const vector = Float32Array.from(
      { length: size },
      (_, d) => (d === at ? 1 : 0) + spread * (next() - 0.5),
    );
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  const samples = Array.from({ length: 24 }, (_, i): VoiceSample => {
    const startSeconds = Math.floor(i / 3) * 10 + (i % 3) * 0.75;
    return { startSeconds, endSeconds: startSeconds + 1.5, vector: point(Math.floor(i / 3) % 2, noise) };
  });
  const voice = { measure: "cosine", midpoint: 0.45, slope: 25 } as const;
  const count = (neighbours?: number) => {
    const calibrations = { voice: { ...voice, ...(neighbours ? { neighbours } : {}) } };
    return clusterVoices([{ segments: [], samples }], { evidence: "x", calibrations }).voices.length;
  };
  expect(count()).toBeGreaterThan(2);
  expect(count(0.8)).toBe(2);
});
