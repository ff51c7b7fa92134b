import { expect, test } from "vitest";
import { random } from "../fixtures/meeting.fixture.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { VoiceSample } from "../observations/speech.ts";
import type { Voices } from "../observations/voices.ts";
import { splitClusters } from "./split-clusters.ts";
import { meanFeatures } from "./voice-features.ts";

const voice = { measure: "cosine", midpoint: 0.45, slope: 25, limit: 8, nameFrom: 3 } as const;
const next = random(11);

/** A window of a voice at this angle, a little off it. */
function window(startSeconds: number, degrees: number): VoiceSample {
  const angle = ((degrees + 6 * (next() - 0.5)) * Math.PI) / 180;
  return {
    startSeconds,
    endSeconds: startSeconds + 1.5,
    vector: Float32Array.of(Math.cos(angle), Math.sin(angle)),
  };
}

/** One voice with these samples. */
function oneVoice(samples: readonly VoiceSample[]): Voices {
  const segments = samples.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
  return {
    evidence: "x",
    speech: [],
    samples,
    voices: [{ id: "voice-1", segments, ...meanFeatures(samples) }],
  };
}
const kim: KnownPerson = { id: "kim", faceTemplates: [], voiceTemplates: [Float32Array.of(1, 0)] };

test("a cluster of two speakers is split if one of them could be named", () => {
  const mixed = oneVoice([
    ...[0, 2, 4, 6].map((at) => window(at, 0)),
    ...[8, 10, 12].map((at) => window(at, 62)),
  ]);
  const { voices } = splitClusters(mixed, [kim], { voice });
  expect(voices.map(({ segments }) => segments.length)).toEqual([4, 3]);
  expect(voices.map(({ id }) => id)).toEqual(["voice-1", "voice-2"]);
});

test("a cluster of one speaker, and one that matches no template, stay the same", () => {
  const own = oneVoice([0, 2, 4, 6].map((at) => window(at, 5)));
  expect(splitClusters(own, [kim], { voice }).voices).toHaveLength(1);
  const mixed = oneVoice([
    ...[0, 2, 4].map((at) => window(at, 80)),
    ...[8, 10, 12].map((at) => window(at, 145)),
  ]);
  expect(splitClusters(mixed, [kim], { voice })).toBe(mixed);
  expect(splitClusters(mixed, [], { voice })).toBe(mixed);
});
