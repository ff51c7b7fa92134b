import { expect, test } from "vitest";
import { letters } from "../pipelines.fixture.ts";
import { slowestPath } from "./slowest-path.ts";

const { inputs, nodes, output } = letters;
const path = (times: Readonly<Record<string, readonly [number | null, number | null]>>) => [
  ...slowestPath({ inputs, nodes, output }, (step) => {
    const [startedAt, endedAt] = times[step] ?? [null, null];
    return { startedAt, endedAt };
  }),
];

test("the path leads from the last step back to the first", () => {
  expect(path({ words: [0, 1], lengths: [1, 3], total: [3, 4] })).toEqual(["total", "lengths", "words"]);
});

test("a running step is the end of the path", () => {
  expect(path({ words: [0, 1], lengths: [1, null] })).toEqual(["lengths", "words"]);
});

test("a step that did not run is on no path", () => {
  expect(path({ lengths: [1, 3], total: [3, 4] })).toEqual(["total", "lengths"]);
  expect(path({})).toEqual([]);
});
