import { expect, test } from "vitest";
import { clusterVoices } from "./cluster-voices.ts";
import { random } from "./meeting.fixture.ts";
import type { Calibration, VoiceSample } from "./observations.ts";
import { matchVoice } from "./voice-evidence.ts";
import { withinRecording } from "./within-recording.ts";

const rule = { neighbours: 6, apart: 0.4 };
const calibration: Calibration = {
  measure: "distance",
  midpoint: 11,
  slope: -0.5,
  limit: 1.5,
  withinRecording: rule,
};

/** Two people take turns of six overlapping windows; each window lies `varies` around its speaker's place. */
function dialogue(varies: number, between: number, turns = 8): VoiceSample[] {
  const next = random(7);
  return Array.from({ length: turns * 6 }, (_, i) => {
    const turn = Math.floor(i / 6);
    const startSeconds = turn * 10 + (i % 6) * 0.75;
    const vector = Float32Array.from(
      { length: 36 },
      (_, d) => (2 * next() - 1) * varies + (d === 0 ? (turn % 2) * between : 0),
    );
    return { startSeconds, endSeconds: startSeconds + 1.5, vector };
  });
}
const voicesOf = (samples: readonly VoiceSample[]) =>
  clusterVoices([{ segments: [], samples }], { evidence: "weak", calibration });

test.each([0.5, 1, 3])("voices are told apart whatever the scale of the recording (%d)", (scale) => {
  const { evidence, voices } = voicesOf(dialogue(scale, 20 * scale));
  expect(evidence).toBe("weak");
  expect(voices).toHaveLength(2);
});

test("where one speaker differs from moment to moment as from another, no voices are told apart", () => {
  expect(voicesOf(dialogue(1, 1)).voices).toEqual([]);
});

test("too few overlapping windows say nothing", () => {
  expect(withinRecording(dialogue(1, 20, 1), rule)).toEqual([]);
});

test("such voices are never compared with templates", () => {
  const [voice] = voicesOf(dialogue(1, 20)).voices;
  const person = { id: "kim", faceTemplates: [], voiceTemplates: [voice!.vector] };
  expect(matchVoice(voice!, person, calibration)).toBeUndefined();
  expect(matchVoice(voice!, person, { measure: "distance", midpoint: 11, slope: -0.5 })).toBeGreaterThan(3);
});
