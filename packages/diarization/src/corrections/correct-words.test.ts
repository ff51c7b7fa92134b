import fc from "fast-check";
import { expect, test } from "vitest";
import { people, says, spoken } from "../fixtures/spoken.fixture.ts";
import { attributeTurns } from "../infer/attribute-turns.ts";
import type { Correction } from "./correction.ts";

const heard = people(says("ann", 0, 3), says("bob", 2.6, 5), says("ann", 9, 10));
const written = [
  { startSeconds: 0, endSeconds: 2.5, words: spoken("we will meat on monday", 0) },
  { startSeconds: 3, endSeconds: 4.5, words: spoken("yes we do", 3) },
  { startSeconds: 9, endSeconds: 10, words: [] },
];
const turns = (...corrections: Correction[]) =>
  attributeTurns({ words: written, people: heard, corrections });
const texts = (made: ReturnType<typeof turns>) =>
  made.map(({ speaker, words }) => `${speaker}: ${words.map(({ text }) => text).join(" ")}`);
const ann = { startSeconds: 0, endSeconds: 3 };

test("typed text replaces recognised words, and words that stay keep their times", () => {
  const [first, second] = turns({ kind: "text-is", turn: ann, text: "We will meet on Monday." });
  expect(first!.words.map(({ text, startSeconds }) => [text, startSeconds])).toEqual([
    ["We", 0],
    ["will", 0.5],
    ["meet", 1],
    ["on", 1.5],
    ["Monday.", 2],
  ]);
  expect(first!.words.map(({ timing }) => timing)).toEqual(["model", "model", "estimated", "model", "model"]);
  expect(second!.words.map(({ text }) => text)).toEqual(["yes", "we", "do"]);
});

test("added words are timed between their neighbours, in order", () => {
  const [first] = turns({ kind: "text-is", turn: ann, text: "so we will all meet there on monday again" });
  const starts = first!.words.map(({ startSeconds }) => startSeconds);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(first!.words.map(({ text }) => text).join(" ")).toBe("so we will all meet there on monday again");
});

test("typed text fills a gap", () => {
  const typed: Correction = {
    kind: "text-is",
    turn: { startSeconds: 9, endSeconds: 10 },
    text: "agreed then",
  };
  expect(turns().at(-1)).toMatchObject({ words: [], gaps: [{ startSeconds: 9, endSeconds: 10 }] });
  expect(turns(typed).at(-1)).toMatchObject({
    speaker: "ann",
    words: [{ text: "agreed" }, { text: "then" }],
    gaps: [],
  });
});

test("an empty text leaves a gap", () => {
  expect(turns({ kind: "text-is", turn: ann, text: " " })[0]).toMatchObject({
    speaker: "ann",
    words: [],
    gaps: [{}],
  });
});

test("of two texts for one segment the later wins", () => {
  const made = turns(
    { kind: "text-is", turn: ann, text: "one" },
    { kind: "text-is", turn: ann, text: "two three" },
  );
  expect(texts(made)[0]).toBe("ann: two three");
});

test("'join' makes one turn of two, and 'split' after it two again", () => {
  const join: Correction = { kind: "join", seconds: 6 };
  const all = [...written.slice(0, 2), { startSeconds: 9, endSeconds: 10, words: spoken("fine then", 9) }];
  const made = (...corrections: Correction[]) =>
    texts(attributeTurns({ words: all, people: heard, corrections }));
  expect(made()).toEqual(["ann: we will meat on monday", "bob: yes we do", "ann: fine then"]);
  expect(made(join)).toEqual(["ann: we will meat on monday fine then", "bob: yes we do"]);
  expect(made(join, { kind: "split", seconds: 6 })).toEqual(made());
});

test("'join' applies to the speaker with the shortest pause, not to all who are silent at the time", () => {
  const heard = people(says("ann", 0, 1), says("bob", 2, 3), says("bob", 4, 5), says("ann", 6, 7));
  const words = [[0], [2], [4], [6]].map(([at]) => ({
    startSeconds: at!,
    endSeconds: at! + 1,
    words: spoken("said now", at!),
  }));
  const split: Correction = { kind: "split", seconds: 3.5 };
  const made = (...corrections: Correction[]) => texts(attributeTurns({ words, people: heard, corrections }));
  expect(made(split)).toHaveLength(4);
  expect(made(split, { kind: "join", seconds: 3.5 })).toEqual([
    "ann: said now",
    "bob: said now said now",
    "ann: said now",
  ]);
});

test("typed text appears exactly, its times in order and inside the turn", () => {
  const text = fc.array(fc.constantFrom("we", "will", "meat", "on", "monday", "가나", "x,", "…"), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, (typed) => {
      const [first] = turns({ kind: "text-is", turn: ann, text: typed.join(" ") });
      expect(first!.words.map((word) => word.text)).toEqual(typed);
      let last = 0;
      for (const { startSeconds, endSeconds } of first!.words) {
        expect(startSeconds).toBeGreaterThanOrEqual(last);
        expect(endSeconds).toBeGreaterThanOrEqual(startSeconds);
        expect(endSeconds).toBeLessThanOrEqual(3);
        last = startSeconds;
      }
    }),
  );
});
