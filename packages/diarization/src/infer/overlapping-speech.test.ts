import { expect, test } from "vitest";
import { series } from "../fixtures/series.fixture.ts";
import { UNATTRIBUTED } from "./decode-speakers.ts";
import type { DecodedSegment } from "./decoded-segments.ts";
import { addOverlaps } from "./overlapping-speech.ts";

const segment = (entity: string, startSeconds: number, endSeconds: number): DecodedSegment => ({
  startSeconds,
  endSeconds,
  state: { entity, track: entity, evidence: () => 0 },
  confidence: 0.99,
});
const [ann, bob] = [segment("ann", 0, 3), segment("bob", 3, 6)];

test("a mouth that keeps speaking during the next segment overlaps it", () => {
  const lips = new Map([
    ["ann", series([45, 3], [15, -3])],
    ["bob", series([30, -3], [30, 3])],
  ]);
  const found = addOverlaps([ann, bob], lips);
  const added = found.filter(({ overlaps }) => overlaps);
  expect(added.map(({ state }) => state.entity)).toEqual(["ann"]);
  expect(added[0]?.startSeconds).toBe(3);
  expect(added[0]?.endSeconds).toBeGreaterThan(3.5);
  expect(added[0]?.endSeconds).toBeLessThanOrEqual(4.5);
});

test("a mouth that closes within a few frames of the border does not overlap", () => {
  const lips = new Map([
    ["ann", series([34, 3], [26, -3])],
    ["bob", series([30, -3], [30, 3])],
  ]);
  expect(addOverlaps([ann, bob], lips)).toEqual([ann, bob]);
});

test("segments with a pause between them, or without a known speaker, do not overlap", () => {
  const lips = new Map([
    ["ann", series([80, 3])],
    ["bob", series([80, 3])],
  ]);
  const later = segment("bob", 4, 6);
  const unknown = { ...bob, state: { entity: UNATTRIBUTED, evidence: () => 0 } };
  expect(addOverlaps([ann, later], lips)).toEqual([ann, later]);
  expect(addOverlaps([ann, unknown], lips)).toEqual([ann, unknown]);
});
