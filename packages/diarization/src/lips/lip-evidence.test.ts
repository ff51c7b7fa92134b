import fc from "fast-check";
import { expect, test } from "vitest";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import { lipEvidence } from "./lip-evidence.ts";

const FRAMES = 200;
const SECONDS = 20;
const FRAMES_PER_SECOND = 10;

/** A face that is visible all the time; `x` is its position over time. */
const face = (position: number, x: (seconds: number) => number = () => 0): Track => ({
  id: `track-${position}`,
  startSeconds: 0,
  endSeconds: SECONDS,
  visible: [{ startSeconds: 0, endSeconds: SECONDS }],
  parts: [{ chunk: 0, tracklet: position, startSeconds: 0, endSeconds: SECONDS }],
  boxes: Array.from({ length: SECONDS * 2 + 1 }, (_, at) => ({
    seconds: at / 2,
    box: { x: x(at / 2), y: 0.4, width: 0.1, height: 0.2 },
    confidence: 1,
  })),
  embeddings: [],
});
const scores = (tracklet: number, at: (seconds: number) => number): LipScores => ({
  tracklet,
  firstSeconds: 0.5 / FRAMES_PER_SECOND,
  framesPerSecond: FRAMES_PER_SECOND,
  scores: Float32Array.from({ length: FRAMES }, (_, i) => at(i / FRAMES_PER_SECOND)),
});
const speaksFrom = (from: number, to: number) => (seconds: number) =>
  seconds >= from && seconds < to ? 3 : -3.3;
const mean = (evidence: ReturnType<typeof lipEvidence>, id: string, from: number, to: number) =>
  evidence.get(id)?.meanBetween(from * 10, to * 10) ?? Number.NaN;

test("a mouth has evidence for speech while it speaks and against it while it is silent", () => {
  const evidence = lipEvidence([face(0)], [[scores(0, speaksFrom(5, 10))]], FRAMES);
  expect(mean(evidence, "track-0", 6, 9)).toBeGreaterThan(2);
  expect(mean(evidence, "track-0", 12, 19)).toBeLessThan(-2);
});

test("a lively mouth and a quiet one have comparable evidence", () => {
  const quiet = speaksFrom(2, 6);
  const lively = (seconds: number) => speaksFrom(10, 14)(seconds) + 1.5;
  const evidence = lipEvidence([face(0), face(1)], [[scores(0, quiet), scores(1, lively)]], FRAMES);
  const difference = mean(evidence, "track-1", 15, 19) - mean(evidence, "track-0", 15, 19);
  expect(difference).toBeLessThan(0.75);
});

test("a face without lip scores has no evidence", () => {
  const evidence = lipEvidence([face(0), face(1)], [[scores(0, speaksFrom(5, 10))]], FRAMES);
  expect(evidence.get("track-1")?.known()).toHaveLength(0);
});

test("the lips of a face that moves fast are ignored", () => {
  const walks = (seconds: number) => (seconds > 10 ? (seconds - 10) * 0.2 : 0);
  const evidence = lipEvidence([face(0, walks)], [[scores(0, () => 3)]], FRAMES);
  expect(mean(evidence, "track-0", 2, 9)).toBeGreaterThan(0);
  expect(mean(evidence, "track-0", 12, 18)).toBeNaN();
});

test("a mouth that moves alone but does not match the sound is not taken for a speaker", () => {
  const matching = (from: number, to: number, match: number) => (scored: LipScores) => ({
    ...scored,
    match: Float32Array.from({ length: FRAMES }, (_, i) => (i >= from * 10 && i < to * 10 ? match : 0)),
  });
  const tracks = [face(0), face(1)];
  const heard = matching(0, 8, 1)(scores(0, speaksFrom(0, 8)));
  const silent = matching(12, 16, -1.5)(scores(1, speaksFrom(12, 16)));
  const evidence = lipEvidence(tracks, [[heard, silent]], FRAMES);
  expect(mean(evidence, "track-0", 3, 6)).toBeGreaterThan(0);
  expect(mean(evidence, "track-1", 13, 15)).toBeLessThan(0);
});

test("no evidence is stronger than 4, whatever the scores are", () => {
  const score = fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(score, { minLength: FRAMES, maxLength: FRAMES }), (values) => {
      const evidence = lipEvidence([face(0)], [[scores(0, (t) => values[Math.round(t * 10)] ?? 0)]], FRAMES);
      for (const value of evidence.get("track-0")?.known() ?? [])
        expect(Math.abs(value)).toBeLessThanOrEqual(4);
    }),
    { numRuns: 30 },
  );
});
