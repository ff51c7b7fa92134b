import { expect, test } from "vitest";
import { captionAt, captionStarts } from "./caption";
import { turn } from "./transcript.fixture";

test("a long turn is cut into captions of about two lines, after a sentence where there is one", () => {
  const long = turn("ann", 0, `${"word ".repeat(9)}end. ${"more ".repeat(30)}`.trim());
  const starts = captionStarts(long);
  expect(starts.slice(0, 2)).toEqual([0, 10]);
  for (const [at, start] of starts.entries()) {
    const text = long.words.slice(start, starts[at + 1]).map(({ text }) => text);
    expect(text.join(" ").length).toBeLessThanOrEqual(76);
  }
});

test("a long pause begins a new caption", () => {
  const paused = turn("ann", 0, "one two");
  const words = [paused.words[0]!, { ...paused.words[1]!, startSeconds: 5, endSeconds: 5.5 }];
  expect(captionStarts({ ...paused, words })).toEqual([0, 1]);
});

test("the caption holds the word being said, and stays through a pause in the turn", () => {
  const one = turn("ann", 0, "one two three");
  const words = [one.words[0]!, one.words[1]!, { ...one.words[2]!, startSeconds: 1.9, endSeconds: 2.4 }];
  const turns = [{ ...one, words, endSeconds: 2.4 }];
  expect(captionAt(turns, 0.6)).toEqual({ turn: 0, from: 0, to: 3, word: 1 });
  expect(captionAt(turns, 1.6)).toEqual({ turn: 0, from: 0, to: 3, word: -1 });
  expect(captionAt(turns, 9)).toBeUndefined();
});
