import { expect, test } from "vitest";
import { lanesOf, merged } from "./lanes";

const from = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

test("segments that overlap or nearly touch are one", () => {
  expect(merged([from(4, 5), from(0, 2), from(1, 1.5), from(2.2, 3)])).toEqual([from(0, 3), from(4, 5)]);
});

test("every attendee has a lane, also one who is only heard", () => {
  const track = { id: "f1", speaker: "ann", name: "Ann", confidence: 1, visible: [from(0, 9)], boxes: [] };
  const speaking = [{ ...from(1, 2), speaker: "bob", confidence: 1 }];
  expect(lanesOf([{ id: "ann" }, { id: "bob" }], { tracks: [track], speaking })).toEqual([
    { speaker: "ann", seen: [from(0, 9)], speaking: [] },
    { speaker: "bob", seen: [], speaking: [from(1, 2)] },
  ]);
});
