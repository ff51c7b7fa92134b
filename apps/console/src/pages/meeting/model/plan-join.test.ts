import type { TranscriptTurn } from "@hapju/contract";
import { expect, test } from "vitest";
import { nextOfAnother, planJoin } from "./plan-join";

const turn = (speaker: string, startSeconds: number, endSeconds: number, gap = false): TranscriptTurn => ({
  id: `t${startSeconds}`,
  speaker,
  startSeconds,
  endSeconds,
  text: "",
  words: [],
  gap,
  confidence: 1,
});

test("the next turn of another speaker can be joined, unless the two overlap or it is a gap", () => {
  const next = turn("lee", 5, 7);
  expect(nextOfAnother([turn("kim", 1, 4), next], 0)).toBe(next);
  expect(nextOfAnother([turn("kim", 1, 4), turn("kim", 5, 7)], 0)).toBeUndefined();
  expect(nextOfAnother([turn("kim", 1, 6), next], 0)).toBeUndefined();
  expect(nextOfAnother([turn("kim", 1, 4), turn("lee", 5, 7, true)], 0)).toBeUndefined();
  expect(nextOfAnother([turn("kim", 1, 4)], 0)).toBeUndefined();
});

test("the chosen speaker says both: the other turn becomes theirs, then the border is removed", () => {
  const [first, second] = [turn("kim", 1, 4), turn("lee", 5, 7)];
  const join = { kind: "join", seconds: 4.5 };
  expect(planJoin(first, second, "kim")).toEqual([
    { kind: "turn-is", turn: { startSeconds: 5, endSeconds: 7 }, person: "kim" },
    join,
  ]);
  expect(planJoin(first, second, "lee")).toEqual([
    { kind: "turn-is", turn: { startSeconds: 1, endSeconds: 4 }, person: "lee" },
    join,
  ]);
  expect(planJoin(first, turn("kim", 5, 7), "kim")).toEqual([join]);
});
