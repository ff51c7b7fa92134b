import { expect, test } from "vitest";
import { random } from "../fixtures/meeting.fixture.ts";
import { dot } from "../statistics.ts";
import { agglomerate } from "./agglomerate.ts";
import { groupVectors } from "./group-vectors.ts";

/** Vectors of length one around `speakers` directions. */
function spoken(count: number, speakers: number, seed: number) {
  const next = random(seed);
  const unit = (vector: Float32Array) => vector.map((value) => value / Math.hypot(...vector));
  const noise = () => Float32Array.from({ length: 64 }, () => next() + next() + next() - 1.5);
  const centres = Array.from({ length: speakers }, () => unit(noise()));
  return Array.from({ length: count }, (_, at) => {
    const speaker = at < speakers ? at : Math.floor(next() * speakers);
    const off = unit(noise());
    return {
      speaker,
      vector: unit(orZeros(centres[speaker]).map((value, i) => value + 0.9 * (off[i] ?? 0))),
    };
  });
}
const orZeros = (vector: Float32Array | undefined) => vector ?? new Float32Array(64);

test("the groups of a few vectors are those of average linkage", () => {
  const vectors = spoken(60, 4, 1).map(({ vector }) => vector);
  const similarity = (a: number, b: number) => dot(orZeros(vectors[a]), orZeros(vectors[b]));
  expect(groupVectors(vectors, 0.4)).toEqual(agglomerate(vectors.length, similarity, 0.4));
  expect(groupVectors([], 0.4)).toEqual([]);
});

test("of many vectors, each voice is one group over all blocks", () => {
  const items = spoken(1200, 6, 2);
  const groups = groupVectors(
    items.map(({ vector }) => vector),
    0.35,
  );
  expect(new Set(groups).size).toBe(6);
  for (const [at, { speaker }] of items.entries()) expect(groups[at]).toBe(groups[speaker]);
});
