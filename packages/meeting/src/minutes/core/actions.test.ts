import { expect, test } from "vitest";
import { english } from "../lang/en/index.ts";
import { korean } from "../lang/ko/index.ts";
import { callNames } from "./actions.ts";
import type { Attendee } from "./schema.ts";

const attendee = (id: string, name: string, known = true): Attendee => ({
  id,
  name,
  known,
  recognisedBy: [],
  confidence: 1,
  speakingSeconds: 0,
  visibleSeconds: 0,
});

test("people are called by their full name or a part of it, in lower case", () => {
  const names = callNames([attendee("maria", "Maria Lopez")], english);
  expect([...names.keys()]).toEqual(["maria lopez", "maria", "lopez"]);
});

test("a name that two people share calls neither", () => {
  const names = callNames([attendee("a", "Kim Ann"), attendee("b", "Kim Bob")], english);
  expect([...names.keys()]).toEqual(["kim ann", "ann", "kim bob", "bob"]);
});

test("unknown people and single letters are no names", () => {
  const names = callNames([attendee("unknown-1", "Unknown 1", false), attendee("j", "J Doe")], english);
  expect([...names.keys()]).toEqual(["j doe", "doe"]);
});

test("a Korean name is called by its given name", () => {
  expect([...callNames([attendee("kim", "김민수")], korean).keys()]).toEqual(["김민수", "민수"]);
});
