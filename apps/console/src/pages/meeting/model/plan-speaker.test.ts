import { expect, test } from "vitest";
import { placeOf, planSpeaker } from "./plan-speaker";
import { turn } from "./transcript.fixture";

const [first, second, third] = [
  turn("unknown-1", 0, "hello all"),
  turn("bob", 2, "hi"),
  turn("unknown-1", 4, "so then"),
];
const transcript = [first, second, third];
const seen = (id: string, speaker: string) => ({
  id,
  speaker,
  name: speaker,
  confidence: 1,
  visible: [],
  boxes: [
    { seconds: 1, x: 0.1, y: 0.1, width: 0.1, height: 0.1 },
    { seconds: 2, x: 0.2, y: 0.2, width: 0.2, height: 0.4 },
  ],
});
const change = (person: string | null, everywhere: boolean) => ({ turn: first, person, everywhere });

test("one turn is assigned by its time", () => {
  expect(planSpeaker(change("ann", false), { transcript }, { tracks: [] })).toEqual([
    { kind: "turn-is", turn: { startSeconds: 0, endSeconds: 1 }, person: "ann" },
  ]);
});

test("everywhere, for a person who is in the meeting already, merges the two", () => {
  expect(planSpeaker(change("bob", true), { transcript }, { tracks: [] })).toEqual([
    {
      kind: "same-person",
      at: [
        { startSeconds: 2, endSeconds: 2.5 },
        { startSeconds: 0, endSeconds: 1 },
      ],
    },
  ]);
});

test("everywhere, for a new person whose face is visible, names the face", () => {
  const tracks = [seen("f1", "unknown-1")];
  expect(planSpeaker(change("ann", true), { transcript }, { tracks })).toEqual([
    { kind: "track-is", face: { seconds: 2, x: 0.30000000000000004, y: 0.4 }, person: "ann" },
  ]);
  expect(planSpeaker(change(null, true), { transcript }, { tracks })).toMatchObject([
    { kind: "track-is", person: null },
  ]);
});

test("everywhere, for a new person who is only heard, names this turn and ties the others to it", () => {
  expect(planSpeaker(change("ann", true), { transcript }, { tracks: [] })).toMatchObject([
    { kind: "turn-is", person: "ann" },
    { kind: "same-person", at: [{ startSeconds: 0 }, { startSeconds: 4 }] },
  ]);
});

test("a person who is only visible has a place too", () => {
  expect(placeOf("cho", transcript, [seen("f2", "cho")])).toMatchObject({ seconds: 2 });
  expect(placeOf("dan", transcript, [])).toBeUndefined();
});
