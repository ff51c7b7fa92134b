import { expect, test } from "vitest";
import { chunks } from "./index.ts";

test("chunks are on the grid and the last ends with the recording", () => {
  expect(chunks(65, { chunkSeconds: 30 }).map((chunk) => [chunk.startSeconds, chunk.endSeconds])).toEqual([
    [0, 30],
    [30, 60],
    [60, 65],
  ]);
});

test("a whole number of chunks leaves no empty one", () => {
  expect(chunks(60, { chunkSeconds: 30 })).toHaveLength(2);
  expect(chunks(0, { chunkSeconds: 30 })).toEqual([]);
});

test("margins reach into the neighbours, never beyond the recording", () => {
  const cut = chunks(65, { chunkSeconds: 30, marginBeforeSeconds: 2, marginAfterSeconds: 4 });
  expect(cut.map((chunk) => [chunk.readFromSeconds, chunk.readToSeconds])).toEqual([
    [0, 34],
    [28, 64],
    [58, 65],
  ]);
});

test("a recording that grew keeps the chunks it had", () => {
  const early = chunks(60, { chunkSeconds: 30 });
  expect(chunks(3600, { chunkSeconds: 30 }).slice(0, 2)).toEqual(early);
});
