import { expect, test } from "vitest";
import { random } from "../fixtures/meeting.fixture.ts";
import type { VoiceSample } from "../observations/voices.ts";
import { adaptVoices } from "./adapt-voices.ts";
import type { LabelledSegment } from "./labelled-samples.ts";
import type { VoiceEvidence } from "./voice-evidence.ts";

const calibration = { measure: "distance", midpoint: 11, slope: -0.5 } as const;
const FRAMES = 10_000;

/** Labelled segments of three seconds, one after the other, each with three samples. */
function spoken(speakers: readonly string[], { noise = 1, seed = 1 } = {}) {
  const next = random(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const voices = new Map<string, Float32Array>();
  const samples: VoiceSample[] = [];
  const labelled: LabelledSegment[] = [];
  speakers.forEach((entity, at) => {
    const voice = voices.get(entity) ?? Float32Array.from({ length: 39 }, () => 3 * gauss());
    voices.set(entity, voice);
    const startSeconds = at * 4;
    labelled.push({ entity, startSeconds, endSeconds: startSeconds + 3 });
    for (let i = 0; i < 3; i++)
      samples.push({
        startSeconds: startSeconds + i * 0.75,
        endSeconds: startSeconds + i * 0.75 + 1.5,
        vector: voice.map((value) => value + noise * gauss()),
      });
  });
  const heardAs = (evidence: VoiceEvidence, entity: string, at: number) =>
    evidence.get(entity)?.meanBetween(at * 40, at * 40 + 30);
  return { samples, labelled, heardAs };
}

test("a speaker who was labelled is recognised by the voice in segments without a label", () => {
  const { samples, labelled, heardAs } = spoken(["ann", "bob", "ann", "bob", "ann", "bob", "ann"]);
  const evidence = adaptVoices(samples, labelled.slice(0, 5), calibration, FRAMES);
  expect(heardAs(evidence, "bob", 5)).toBeGreaterThan(3);
  expect(heardAs(evidence, "ann", 5)).toBeLessThan(-3);
  expect(heardAs(evidence, "ann", 6)).toBeGreaterThan(3);
});

test("the scale is the recording's own: however large the numbers are, the evidence is the same", () => {
  const { samples, labelled, heardAs } = spoken(["ann", "bob", "ann", "bob", "ann"]);
  const larger = samples.map((sample) => ({
    ...sample,
    vector: sample.vector.map((value) => value * 8),
  }));
  const [one, other] = [samples, larger].map((each) => adaptVoices(each, labelled, calibration, FRAMES));
  expect(heardAs(other!, "bob", 4)).toBeCloseTo(heardAs(one!, "bob", 4)!, 4);
});

test("where a voice varies as much as voices differ there is no evidence", () => {
  const { samples, labelled } = spoken(["ann", "bob", "ann", "bob", "ann", "bob"], { noise: 12 });
  expect(adaptVoices(samples, labelled, calibration, FRAMES).size).toBe(0);
});

test("with one speaker, or too little speech, there is no evidence", () => {
  const alone = spoken(["ann", "ann", "ann", "ann"]);
  expect(adaptVoices(alone.samples, alone.labelled, calibration, FRAMES).size).toBe(0);
  const once = spoken(["ann", "bob", "cho"]);
  expect(adaptVoices(once.samples, once.labelled, calibration, FRAMES).size).toBe(0);
});

test("a segment is no evidence for its own label", () => {
  const speakers = ["ann", "bob", "ann", "bob", "ann", "bob", "bob", "ann", "bob", "ann", "bob", "ann"];
  const { samples, labelled, heardAs } = spoken(speakers);
  const mistaken = labelled.map((segment, at) => (at === 6 ? { ...segment, entity: "ann" } : segment));
  const evidence = adaptVoices(samples, mistaken, calibration, FRAMES);
  expect(heardAs(evidence, "ann", 6)).toBeLessThan(-3);
  expect(heardAs(evidence, "bob", 6)).toBeGreaterThan(3);
});

test("a voice of one sample can be evidence for a person, not against one", () => {
  const { samples, labelled, heardAs } = spoken(["ann", "bob", "ann", "bob", "cho", "cho", "ann"]);
  const heard = samples.filter((sample) => sample.startSeconds !== 16.75 && sample.startSeconds !== 17.5);
  const evidence = adaptVoices(heard, labelled.slice(0, 5), calibration, FRAMES);
  expect(heardAs(evidence, "cho", 5)).toBeGreaterThan(3);
  expect(heardAs(evidence, "cho", 6)).toBe(0);
});

test("a segment that is more similar to another speaker is ignored", () => {
  const { samples, labelled, heardAs } = spoken(["ann", "bob", "ann", "bob", "bob", "ann", "bob"]);
  const mistaken = labelled
    .slice(0, 5)
    .map((segment, at) => (at === 4 ? { ...segment, entity: "ann" } : segment));
  const evidence = adaptVoices(samples, mistaken, calibration, FRAMES);
  const right = adaptVoices(samples, labelled.slice(0, 4), calibration, FRAMES);
  expect(heardAs(evidence, "ann", 5)).toBe(heardAs(right, "ann", 5));
  expect(heardAs(evidence, "bob", 6)).toBeGreaterThan(3);
});
