import { expect, test } from "vitest";
import { type EmbeddedPart, joinParts } from "./join-parts.ts";

const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const part = (frame: number, degrees: number | undefined, continues: boolean): EmbeddedPart => ({
  active: Uint8Array.from({ length: 6 }, (_, other) => Number(other === frame)),
  soloSeconds: 1,
  continues,
  ...(degrees === undefined ? {} : { vector: at(degrees) }),
});
const framesOf = (parts: readonly EmbeddedPart[]) =>
  joinParts(parts).map(({ active }) =>
    [...active.entries()].flatMap(([frame, speaks]) => (speaks ? [frame] : [])),
  );

test("a turn whose parts sound alike is one speaker, with the mean embedding and all that is said alone", () => {
  const [joined, ...more] = joinParts([part(0, 0, false), part(1, 20, true), part(2, 40, true)]);
  expect(more).toEqual([]);
  expect([...(joined?.active ?? [])]).toEqual([1, 1, 1, 0, 0, 0]);
  expect(joined?.soloSeconds).toBe(3);
  expect(joined?.vector?.[0]).toBeCloseTo(at(20)[0] ?? 0);
});

test("where the voice changes within a turn there are two speakers", () => {
  expect(framesOf([part(0, 0, false), part(1, 10, true), part(2, 90, true), part(3, 95, true)])).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test("turns of their own are not joined, and neither are parts without an embedding", () => {
  expect(framesOf([part(0, 0, false), part(1, 0, false)])).toEqual([[0], [1]]);
  expect(framesOf([part(0, undefined, false), part(1, undefined, true)])).toEqual([[0], [1]]);
});
