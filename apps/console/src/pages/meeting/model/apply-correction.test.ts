import type { Correction, Minutes } from "@hapju/contract";
import { expect, test } from "vitest";
import { applyCorrection } from "./apply-correction";
import { turn } from "./transcript.fixture";

const transcript = [
  turn("ann", 0, "we will meat on monday"),
  turn("bob", 3, "yes"),
  turn("bob", 6, "fine then"),
];
const minutes: Minutes = {
  schema: "hapju.minutes/1",
  title: "Test",
  language: "en",
  durationSeconds: 10,
  attendees: [],
  summary: [],
  topics: [],
  decisions: [],
  actions: [{ text: "meet", cites: ["t0"], owner: "ann" }],
  questions: [],
  notices: [],
  transcript,
};
const after = (correction: Correction) =>
  applyCorrection(minutes, correction, (person) => person.toUpperCase());
const time = ({ startSeconds, endSeconds }: (typeof transcript)[number]) => ({ startSeconds, endSeconds });
const [first, second, third] = transcript as [
  (typeof transcript)[0],
  (typeof transcript)[0],
  (typeof transcript)[0],
];

test("a turn assigned to a person is theirs at once, and they attend", () => {
  const { transcript, attendees } = after({ kind: "turn-is", turn: time(first), person: "cho" });
  expect(transcript.map(({ speaker }) => speaker)).toEqual(["cho", "bob", "bob"]);
  expect(attendees).toMatchObject([{ id: "cho", name: "CHO", known: true }]);
});

test("two made one have the name that was kept, as owners too", () => {
  const { transcript, actions } = after({ kind: "same-person", at: [time(second), time(first)] });
  expect(transcript.every(({ speaker }) => speaker === "bob")).toBe(true);
  expect(actions[0]!.owner).toBe("bob");
});

test("words that stay keep their times", () => {
  const { words, text } = after({ kind: "text-is", turn: time(first), text: "We will all meet on Monday." })
    .transcript[0]!;
  expect(text).toBe("We will all meet on Monday.");
  expect(words.map(({ startSeconds }) => startSeconds)).toEqual([0, 0.5, 1, 1.25, 1.5, 2]);
  expect(words.map(({ timing }) => timing)).toEqual([
    "model",
    "model",
    "estimated",
    "estimated",
    "model",
    "model",
  ]);
});

test("an empty text is a gap", () => {
  expect(after({ kind: "text-is", turn: time(first), text: " " }).transcript[0]).toMatchObject({
    gap: true,
    words: [],
  });
});

test("a turn is split before a word and joined again", () => {
  const { transcript } = after({ kind: "split", seconds: 1.5 });
  expect(transcript.map(({ text }) => text)).toEqual(["we will meat", "on monday", "yes", "fine then"]);
  const joined = after({ kind: "join", seconds: 4 });
  expect(joined.transcript.map(({ text }) => text)).toEqual(["we will meat on monday", "yes fine then"]);
  expect(third.text).toBe("fine then");
});
