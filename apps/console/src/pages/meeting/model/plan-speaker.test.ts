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

test("one turn is assigned by its time, or the person who speaks in it everywhere", () => {
  const turn = { startSeconds: 0, endSeconds: 1 };
  expect(planSpeaker(change("ann", false))).toEqual({ kind: "turn-is", turn, person: "ann" });
  expect(planSpeaker(change("ann", true))).toEqual({ kind: "speaker-is", at: turn, person: "ann" });
  expect(planSpeaker(change(null, true))).toEqual({ kind: "speaker-is", at: turn, person: null });
});

test("a person who is only visible has a place too", () => {
  expect(placeOf("cho", transcript, [seen("f2", "cho")])).toMatchObject({ seconds: 2 });
  expect(placeOf("dan", transcript, [])).toBeUndefined();
});
