import type { Correction } from "@hapju/diarization";
import { expect, test } from "vitest";
import { personIn, withoutUnnameable } from "./person-in.ts";

const turn = { startSeconds: 1, endSeconds: 2 };
const named: Correction = { kind: "turn-is", turn, person: "kim" };

test("the person of a correction is its id, if it has one", () => {
  expect(personIn(named)).toBe("kim");
  expect(personIn({ kind: "turn-is", turn, person: null })).toBeUndefined();
  expect(personIn({ kind: "join", seconds: 1 })).toBeUndefined();
});

test("a person who may not be named becomes unknown, and a correction about nothing else is left out", () => {
  const refuse = () => false;
  expect(withoutUnnameable(named, () => true)).toEqual([named]);
  expect(withoutUnnameable(named, refuse)).toEqual([{ ...named, person: null }]);
  expect(withoutUnnameable({ kind: "not-person", at: turn, person: "kim" }, refuse)).toEqual([]);
  expect(withoutUnnameable({ kind: "join", seconds: 1 }, refuse)).toHaveLength(1);
});
