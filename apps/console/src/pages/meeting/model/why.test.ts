import type { Evidence } from "@hapju/contract";
import { expect, test } from "vitest";
import { weightOf, whyOf } from "./why";

const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 };
const candidate = (person: string, probability: number, logLikelihoods = {}) => ({
  person,
  name: person,
  probability,
  logLikelihoods,
});
const evidence: Evidence = {
  voiceEvidence: "none",
  tracks: [
    {
      track: "f1",
      speaker: "ann",
      reason: "recognised",
      confidence: 0.97,
      candidates: [candidate("ann", 0.97, { face: 5 }), candidate("bob", 0.02, { face: -3 })],
      runnerUp: candidate("bob", 0.02),
      frames: [{ seconds: 4, box }],
      segments: [],
    },
  ],
  voices: [],
  speaking: [
    {
      startSeconds: 0,
      endSeconds: 3,
      speaker: "ann",
      track: "f1",
      confidence: 0.8,
      logLikelihoods: { lips: 2, position: 0.1 },
      by: "lips",
    },
    { startSeconds: 5, endSeconds: 6, speaker: "bob", confidence: 1, logLikelihoods: {}, by: "correction" },
  ],
};

test("a turn's name rests on whose face it is and on whose lips move", () => {
  expect(whyOf(evidence, "ann", { startSeconds: 1, endSeconds: 2 })).toEqual({
    reason: "recognised",
    confidence: 0.8,
    scores: [
      { source: "face", logLikelihood: 5, weight: "strongly" },
      { source: "lips", logLikelihood: 2, weight: "clearly" },
      { source: "position", logLikelihood: 0.1, weight: "neutral" },
    ],
    runnerUp: { speaker: "bob", name: "bob", probability: 0.02 },
    frame: { seconds: 4, box },
    by: "lips",
  });
});

test("what a person corrected is certain", () => {
  expect(whyOf(evidence, "bob", { startSeconds: 5, endSeconds: 6 })).toMatchObject({
    reason: "corrected",
    confidence: 1,
  });
});

test("an attendee has a reason without a turn, and an absent person has none", () => {
  expect(whyOf(evidence, "ann")).toMatchObject({ confidence: 0.97, scores: [{ source: "face" }] });
  expect(whyOf(evidence, "dan")).toBeUndefined();
});

test("weights in words", () => {
  expect([5, 2, 0.5, 0, -2].map(weightOf)).toEqual(["strongly", "clearly", "slightly", "neutral", "against"]);
});
