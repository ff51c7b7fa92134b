import { expect, test } from "vitest";
import { series } from "../fixtures/series.fixture.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { Voice } from "../observations/voices.ts";
import { identifyVoices } from "./identify-voices.ts";
import type { VoiceNamingInputs } from "./name-voices.ts";

const calibrations = {
  voice: { measure: "cosine", midpoint: 0.5, slope: 20, askFrom: 1, nameFrom: 3 },
} as const;
const FRAMES = 400;

const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
/** A voice at this angle, heard in a segment; voices 60° apart and more are different people. */
const voice = (id: string, degrees: number, startSeconds: number, endSeconds: number): Voice => ({
  id,
  segments: [{ startSeconds, endSeconds }],
  activity: {
    from: 0,
    values: Float32Array.from({ length: FRAMES }, (_, frame) =>
      Number(frame >= startSeconds * 10 && frame < endSeconds * 10),
    ),
  },
  vector: at(degrees),
});
const person = (id: string, degrees: number): KnownPerson => ({
  id,
  faceTemplates: [],
  voiceTemplates: [at(degrees)],
});
const ann = voice("voice-1", 0, 0, 9.5);
const bob = voice("voice-2", 90, 20, 27.5);

function inputs(voices: readonly Voice[], directory: readonly KnownPerson[]): VoiceNamingInputs {
  const found = { evidence: "x", speech: [], samples: [], voices };
  return { voices: found, directory, calibrations, links: new Map(), trackNames: new Map() };
}
const none = { adapted: new Map() };

test("a voice that matches a template is named and has evidence where it is heard, and only there", () => {
  const { voices, evidence } = identifyVoices({ naming: inputs([ann, bob], [person("ann", 0)]), ...none });
  expect(voices.map(({ entity, reason }) => [entity, reason])).toEqual([
    ["ann", "recognised"],
    ["voice-2", "unknown"],
  ]);
  expect(evidence.get("ann")?.meanBetween(0, 90)).toBeGreaterThan(2.5);
  expect(evidence.get("ann")?.meanBetween(200, 270)).toBeLessThan(-2.5);
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
  expect(evidence.get("ann")?.meanBetween(60, 90)).toBeGreaterThan(2.5);
});

test("beside adapted voices, a voice without a name is not used", () => {
  const naming = inputs([ann, bob], [person("ann", 0)]);
  const adapted = new Map([["cho", series([FRAMES, 1])]]);
  const { voices, evidence } = identifyVoices({ naming, adapted });
  expect(voices.map(({ entity }) => entity)).toEqual(["ann"]);
  expect([...evidence.keys()]).toEqual(["ann", "cho"]);
});
