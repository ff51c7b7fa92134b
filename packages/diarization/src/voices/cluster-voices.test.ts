import { expect, test } from "vitest";
import { meeting, random } from "../fixtures/meeting.fixture.ts";
import type { SpeechSegment } from "../observations/speech.ts";
import { clusterVoices } from "./cluster-voices.ts";

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

test("speech of two at once is in both voices", () => {
  const utterances = [
    { person: "ann", startSeconds: 0, endSeconds: 8 },
    { person: "bob", startSeconds: 6, endSeconds: 14 },
    { person: "ann", startSeconds: 16, endSeconds: 20 },
  ];
  const people = [{ id: "ann" }, { id: "bob" }];
  const { voices } = meeting({ seconds: 20, people, utterances, voices: true }).voices;
  const [ann, bob] = voices.map(({ segments }) =>
    segments.map(({ startSeconds, endSeconds }) => [Math.round(startSeconds), Math.round(endSeconds)]),
  );
  expect(ann).toEqual([
    [0, 8],
    [16, 20],
  ]);
  expect(bob).toEqual([[6, 14]]);
});

test("without a model of who speaks there are no voices, and the result says so", () => {
  const segments = [segment(0, 2)];
  const nothing = { evidence: "none", speech: segments, samples: [], voices: [] };
  expect(clusterVoices([{ segments }])).toEqual(nothing);
  expect(clusterVoices([{ segments, windows: [] }], "x")).toEqual(nothing);
  const active = new Uint8Array(100).fill(1);
  const window = { startSeconds: 0, stepSeconds: 0.02, frames: 100 };
  const silent = { ...window, speakers: [{ active, soloSeconds: 2 }] };
  expect(clusterVoices([{ segments, windows: [silent] }], "x")).toEqual(nothing);
  const speakers = [{ active, soloSeconds: 2, vector: Float32Array.of(1, 0) }];
  expect(clusterVoices([{ segments, windows: [{ ...window, speakers }] }], "x")).toMatchObject({
    evidence: "x",
    voices: [{ id: "voice-1" }],
  });
});

test("what is heard for less than half a second in all is no voice", () => {
  const active = (from: number, to: number) => new Uint8Array(100).fill(1, from, to);
  const speakers = [
    { active: active(0, 60), soloSeconds: 1.2, vector: Float32Array.of(1, 0) },
    { active: active(70, 90), soloSeconds: 0.6, vector: Float32Array.of(0, 1) },
  ];
  const window = { startSeconds: 0, stepSeconds: 0.02, frames: 100, speakers };
  const { voices } = clusterVoices([{ segments: [segment(0, 2)], windows: [window] }], "x");
  expect(voices.map(({ vector }) => vector[0])).toEqual([1]);
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
