import type { StepContext } from "@hapju/engine";
import { expect, test } from "vitest";
import { findGaps } from "./find-gaps.ts";

const gaps = (...chunks: readonly (readonly [number, number][])[]) =>
  findGaps.run(
    {
      speech: chunks.map((unread) => ({
        unread: unread.map(([startSeconds, endSeconds]) => ({ startSeconds, endSeconds })),
      })),
    },
    {} as StepContext,
  );

test("a gap that goes on in the next chunk is one", async () => {
  expect(await gaps([[20, 30]], [[30, 45]], [])).toEqual([{ startSeconds: 20, endSeconds: 45 }]);
});

test("a gap that takes no word is none; many with crumbs of sound between them are one", async () => {
  expect(await gaps([[3, 3.5]], [[40, 40.9]])).toEqual([]);
  const damaged = Array.from({ length: 20 }, (_, index): [number, number] => [
    5 + index / 2,
    5.4 + index / 2,
  ]);
  expect(await gaps(damaged)).toEqual([{ startSeconds: 5, endSeconds: 14.9 }]);
});
