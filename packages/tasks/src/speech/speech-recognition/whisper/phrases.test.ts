import { expect, test } from "vitest";
import { phraseTree } from "./phrases.ts";

/** One token a letter. */
const vocabulary = {
  bytesOf: (id: number) => Uint8Array.of(id),
  text: (ids: readonly number[]) => String.fromCharCode(...ids),
  idOf: (bytes: string) => (bytes.length === 1 ? bytes.charCodeAt(0) : undefined),
};
const tree = phraseTree(["abc", "abx", " "], vocabulary);

/** What the letters of a text gain together. */
function gainOf(text: string): number {
  let { start: state } = tree;
  let sum = 0;
  for (const letter of text) {
    const step = tree.after(state, letter.charCodeAt(0));
    state = step.state;
    sum += step.gain;
  }
  return sum;
}

test("a phrase gains with every token, at the start and after a space", () => {
  expect(gainOf("abc")).toBeGreaterThan(gainOf("ab"));
  expect(gainOf("zz abx")).toBeGreaterThan(0);
});

test("what was gained by a phrase that is broken off is given back", () => {
  expect(gainOf("abq")).toBe(0);
  expect(gainOf("ab abq")).toBe(0);
  expect(gainOf("abcq")).toBe(gainOf("abc"));
});

test("a phrase may begin where another is broken off", () => {
  expect(gainOf("ababc")).toBe(gainOf("abc"));
});
