import fc from "fast-check";
import { expect, test } from "vitest";
import { series } from "../fixtures/series.fixture.ts";
import { UNATTRIBUTED } from "./decode-speakers.ts";
import type { DecodedSegment } from "./decoded-segments.ts";
import { nameSegments } from "./name-segments.ts";

const evidence = () => 0;
const seen: DecodedSegment = {
  startSeconds: 1,
  endSeconds: 3,
  state: { entity: "ann", track: "track-1", evidence },
  confidence: 0.99,
  runnerUp: { entity: "bob", confidence: 0.01 },
};
const unseen: DecodedSegment = { ...seen, state: { entity: "cho", evidence } };

const named = (...segments: readonly DecodedSegment[]) =>
  nameSegments({
    segments,
    lips: new Map([["track-1", series([40, 2])]]),
    voices: new Map([["cho", series([40, 3])]]),
    voiceOf: (entity) => (entity === "cho" ? "voice-1" : undefined),
    speakerOf: (entity) => entity.toUpperCase(),
    certainty: new Map([["ann", 0.5]]),
    unattributed: "unknown-1",
  });

test("a visible speaker is named by the lips, with the evidence of the frames", () => {
  expect(named(seen)).toEqual([
    expect.objectContaining({
      speaker: "ANN",
      track: "track-1",
      by: "lips",
      logLikelihoods: { lips: 2 },
      runnerUp: { speaker: "BOB", confidence: 0.01 },
    }),
  ]);
});

test("a speaker off screen is named by the voice", () => {
  expect(named(unseen)).toMatchObject([
    { speaker: "CHO", voice: "voice-1", by: "voice", logLikelihoods: { voice: 3 } },
  ]);
});

test("confidence is lower if the entity's own name is uncertain", () => {
  expect(named(seen)[0]?.confidence).toBeLessThan(named(unseen)[0]?.confidence ?? 0);
});

test("an uncertain segment keeps its times, loses its speaker, and names them as the runner-up", () => {
  const [open] = named({ ...seen, confidence: 0.6 });
  expect(open).toMatchObject({ startSeconds: 1, endSeconds: 3, speaker: "unknown-1", by: "none" });
  expect(open?.runnerUp?.speaker).toBe("ANN");
  expect(open?.track).toBeUndefined();
});

test("an unattributed segment has no name, however likely it is", () => {
  const unknown = { ...seen, state: { entity: UNATTRIBUTED, evidence } };
  expect(named(unknown)).toMatchObject([{ speaker: "unknown-1", by: "none" }]);
});

test("only uncertain overlaps are removed; all other speech keeps its times and order", () => {
  const segment = fc.record({
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    overlaps: fc.boolean(),
    entity: fc.constantFrom("ann", "cho", UNATTRIBUTED),
    startSeconds: fc.nat(30),
  });
  fc.assert(
    fc.property(fc.array(segment), (list) => {
      const segments = list.map(({ entity, startSeconds, ...rest }) => ({
        ...rest,
        startSeconds,
        endSeconds: startSeconds + 1,
        state: { entity, evidence },
      }));
      const found = named(...segments);
      const plain = segments.filter(({ overlaps }) => !overlaps);
      expect(found.length).toBeGreaterThanOrEqual(plain.length);
      expect(found.filter(({ by }) => by === "none").length).toBeLessThanOrEqual(plain.length);
      const starts = found.map(({ startSeconds }) => startSeconds);
      const kept = segments.filter(
        ({ overlaps, confidence, state }) => !overlaps || (confidence >= 0.85 && state.entity !== ""),
      );
      expect(starts).toEqual(kept.map(({ startSeconds }) => startSeconds));
    }),
  );
});
