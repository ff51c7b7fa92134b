import { describe, expect, test } from "vitest";
import { seen, spoken } from "./records.fixture.ts";

const meeting = spoken([
  ["ann", 0, "Good morning, Steve!"],
  ["bob", 4, "It's real-time"],
  ["unknown-1", 8, "so far"],
  ["ann", 12, ""],
]);

describe("said", () => {
  const at = (words: string, more: object = {}) => seen({ check: "said", words, ...more }, meeting);

  test("words count without case, marks and apostrophes, compounds as several", async () => {
    expect(await at("good morning steve", { from: 0, to: 3 })).toBeUndefined();
    expect(await at("ＩＴＳ real time")).toBeUndefined();
  });
  test("a quarter of the words may be wrong, rounded down", async () => {
    expect(await at("good morning steve its", { errors: 0 })).toBeUndefined();
    expect(await at("good evening steve its")).toBeUndefined();
    expect(await at("good evening steve")).toMatch(/1 errors, 0 allowed/);
    expect(await at("good evening steve", { errors: 0.34 })).toBeUndefined();
  });
  test("words lie at their time, give or take 0.7 s", async () => {
    expect(await at("its real time", { from: 5.1, to: 5 })).toBeUndefined();
    expect(await at("its real time", { from: 5.3, to: 6 })).toBe('"real time" there: 1 errors, 0 allowed');
    expect(await at("good morning", { from: 7.5, to: 20 })).toMatch(/^"so far" there/);
  });
  test("by_one: one speaker alone; else speakers may take turns, or one is heard through the others", async () => {
    expect(await at("steve its real time", { errors: 0 })).toBeUndefined();
    expect(await at("steve its real time", { errors: 0, by_one: true })).toMatch(/of all speakers/);
    const interrupted = spoken([
      ["ann", 0, "we start"],
      ["bob", 1, "yes yes"],
      ["ann", 2, "on monday"],
    ]);
    const check = { check: "said", words: "we start on monday", errors: 0, by_one: true };
    expect(await seen(check, interrupted)).toBeUndefined();
  });
});

test("nothing-said: no word's middle lies there", async () => {
  expect(await seen({ check: "nothing-said", from: 3, to: 4 }, meeting)).toBeUndefined();
  expect(await seen({ check: "nothing-said", from: 3, to: 4.5 }, meeting)).toBe('"its"');
});

test("gap: a marked gap overlaps", async () => {
  expect(await seen({ check: "gap", from: 12.5, to: 20 }, meeting)).toBeUndefined();
  expect(await seen({ check: "gap", from: 13, to: 20 }, meeting)).toBe("gaps at 12–13 s");
  expect(await seen({ check: "gap", from: 0, to: 1 }, spoken([]))).toBe("no gap");
});

test("speakers: who has text, exactly or within limits", async () => {
  expect(await seen({ check: "speakers", count: 3 }, meeting)).toBeUndefined();
  expect(await seen({ check: "speakers", from: 2, to: 4 }, meeting)).toBeUndefined();
  expect(await seen({ check: "speakers", count: 2 }, meeting)).toBe(
    "3: ann (Ann), bob (Bob), unknown-1 (unknown)",
  );
});

test("apart and together: the speakers of the best stretches", async () => {
  const words = (a: string, b: string) => ({ words: [a, b] });
  const greeting = words("good morning steve", "it is real time");
  expect(await seen({ check: "apart", ...greeting }, meeting)).toBeUndefined();
  expect(await seen({ check: "together", ...greeting }, meeting)).toBe(
    '"good morning steve" by ann, "real time" by bob',
  );
  expect(await seen({ check: "together", ...words("good", "morning steve") }, meeting)).toBeUndefined();
  expect(await seen({ check: "apart", ...words("nothing", "alike") }, meeting)).toMatch("no word by nobody");
});

test("who: words are there, and four fifths are of the right people", async () => {
  const by = (is: string[], from = 0, to = 3) => seen({ check: "who", from, to, is }, meeting);
  expect(await by(["Ann"])).toBeUndefined();
  expect(await by(["Bob", "unknown"])).toBe('Ann "good morning steve"');
  expect(await by(["unknown"], 8, 10)).toBeUndefined();
  expect(await by(["Ann"], 12, 14)).toBe("no word there");
  expect(await by(["Ann"], 0, 7)).toMatch(/^Ann .*, Bob "its real time"$/);
});
