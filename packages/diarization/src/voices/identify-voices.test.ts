import { expect, test } from "vitest";
import { series } from "../fixtures/series.fixture.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { VoiceSample } from "../observations/speech.ts";
import { byStart } from "../segments.ts";
import { identifyVoices } from "./identify-voices.ts";
import type { VoiceNamingInputs } from "./name-voices.ts";
import { toVoices } from "./to-voices.ts";

const calibrations = {
  voice: { measure: "cosine", midpoint: 0.5, slope: 20, askFrom: 1, nameFrom: 3 },
} as const;
const FRAMES = 400;

/** A window of a voice at this angle; voices 60° apart and more are different people. */
const sample = (startSeconds: number, degrees: number): VoiceSample => ({
  startSeconds,
  endSeconds: startSeconds + 1.5,
  vector: Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)),
});
const person = (id: string, degrees: number): KnownPerson => ({
  id,
  faceTemplates: [],
  voiceTemplates: [sample(0, degrees).vector ?? new Float32Array()],
});
const ann = [0, 2, 4, 6, 8].map((at) => sample(at, 0));
const bob = [20, 22, 24, 26].map((at) => sample(at, 90));

function inputs(groups: readonly VoiceSample[][], directory: readonly KnownPerson[]): VoiceNamingInputs {
  const samples = groups.flat().sort(byStart);
  const voices = { evidence: "x", speech: [], samples, voices: toVoices(samples, groups, calibrations) };
  return { voices, directory, calibrations, links: new Map(), trackNames: new Map() };
}
const none = { adapted: new Map(), frames: FRAMES };

test("a voice that matches a template is named and has evidence where it is heard, and only there", () => {
  const { voices, evidence } = identifyVoices({ naming: inputs([ann, bob], [person("ann", 0)]), ...none });
  expect(voices.map(({ entity, reason }) => [entity, reason])).toEqual([
    ["ann", "recognised"],
    ["voice-2", "unknown"],
  ]);
  expect(evidence.get("ann")?.meanBetween(0, 90)).toBeGreaterThan(3);
  expect(evidence.get("ann")?.meanBetween(200, 270)).toBeLessThan(-3);
});

test("a segment that alone is unlike the person's template has no evidence for the name", () => {
  const mixed = [...ann, sample(30, 75)];
  const { evidence } = identifyVoices({ naming: inputs([mixed, bob], [person("ann", 0)]), ...none });
  expect(evidence.get("ann")?.meanBetween(0, 90)).toBeGreaterThan(3);
  expect(evidence.get("ann")?.meanBetween(301, 314)).toBeUndefined();
});

test("the segments that linked a voice to a face are no evidence for the link", () => {
  const naming = inputs([ann, bob], []);
  const [first] = naming.voices.voices;
  const name = {
    entity: "ann",
    known: true,
    reason: "recognised",
    confidence: 1,
    candidates: [],
    frames: [],
  } as const;
  const linked = {
    ...naming,
    links: new Map([["voice-1", { track: "track-1", segments: [{ startSeconds: 0, endSeconds: 4 }] }]]),
    trackNames: new Map([["track-1", name]]),
  };
  const { voices, evidence } = identifyVoices({ naming: linked, ...none });
  expect(voices.find(({ voice }) => voice.id === first?.id)).toMatchObject({
    entity: "ann",
    reason: "linked",
  });
  expect(evidence.get("ann")?.meanBetween(0, 40)).toBeUndefined();
  expect(evidence.get("ann")?.meanBetween(60, 90)).toBeGreaterThan(3);
});

test("beside adapted voices, a voice without a name is not used", () => {
  const naming = inputs([ann, bob], [person("ann", 0)]);
  const adapted = new Map([["cho", series([FRAMES, 1])]]);
  const { voices, evidence } = identifyVoices({ naming, adapted, frames: FRAMES });
  expect(voices.map(({ entity }) => entity)).toEqual(["ann"]);
  expect([...evidence.keys()]).toEqual(["ann", "cho"]);
});
