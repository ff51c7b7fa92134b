import { expect, test } from "vitest";
import { people, says, spoken } from "../fixtures/spoken.fixture.ts";
import type { Word } from "../observations/words.ts";
import { attributeTurns } from "./attribute-turns.ts";

const segment = (
  words: Word[],
  startSeconds = words[0]!.startSeconds,
  endSeconds = words.at(-1)!.endSeconds,
) => ({
  startSeconds,
  endSeconds,
  words,
});
const texts = (turns: ReturnType<typeof attributeTurns>) =>
  turns.map(({ speaker, words }) => `${speaker}: ${words.map(({ text }) => text).join(" ")}`);

test("a transcribed segment with two speakers is split where the speaker changes", () => {
  const words = [segment(spoken("shall we start yes let us", 10))];
  const turns = attributeTurns({ words, people: people(says("ann", 10, 11.6), says("bob", 11.6, 13)) });
  expect(texts(turns)).toEqual(["ann: shall we start", "bob: yes let us"]);
});

test("a short pause does not end a turn, another speaker does", () => {
  const heard = people(says("ann", 0, 1), says("ann", 2, 3), says("bob", 3.2, 4), says("ann", 4.2, 5));
  const words = [
    segment(spoken("a b", 0)),
    segment(spoken("c d", 2)),
    segment(spoken("e", 3.3)),
    segment(spoken("f", 4.3)),
  ];
  expect(texts(attributeTurns({ words, people: heard }))).toEqual(["ann: a b c d", "bob: e", "ann: f"]);
});

test("overlapping speech stays two overlapping turns", () => {
  const words = [
    segment(
      [...spoken("one two", 0), ...spoken("three four", 1.2)].sort((a, b) => a.startSeconds - b.startSeconds),
    ),
  ];
  const turns = attributeTurns({ words, people: people(says("ann", 0, 1.4), says("bob", 1.1, 2.3)) });
  expect(turns.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
    [0, 1.4],
    [1.1, 2.3],
  ]);
});

test("speech that was not transcribed is a gap in its speaker's turn", () => {
  const turns = attributeTurns({
    words: [{ startSeconds: 4.9, endSeconds: 7.1, words: [] }],
    people: people(says("ann", 5, 7)),
  });
  expect(turns).toMatchObject([{ speaker: "ann", words: [], gaps: [{ startSeconds: 5, endSeconds: 7 }] }]);
});

test("words without speech keep a turn of an unknown speaker", () => {
  const turns = attributeTurns({
    words: [segment(spoken("hello there", 20))],
    people: people(says("ann", 0, 1)),
  });
  expect(turns.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(["hello", "there"]);
  expect(turns.at(-1)!.speaker).toMatch(/^unknown-/);
});

test("a turn refers to the segments it is made of", () => {
  const heard = people(says("ann", 0, 1), says("bob", 1, 2), says("bob", 2.5, 3));
  const turns = attributeTurns({ words: [segment(spoken("a b c d e f", 0))], people: heard });
  expect(turns.map(({ evidence }) => evidence)).toEqual([[0], [1, 2]]);
});
