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

test("a Korean name is called by its given name, or the family name with a title", () => {
  const names = callNames([attendee("kim", "김민수"), attendee("lee", "이서연")], korean);
  for (const name of ["김민수", "민수", "김 과장", "김과장"]) expect(names.get(name)?.id).toBe("kim");
  expect(names.get("이 팀장")?.id).toBe("lee");
});

test("a title calls nobody where two people share the family name", () => {
  const names = callNames([attendee("a", "김민수"), attendee("b", "김하늘")], korean);
  expect([...names.keys()]).toEqual(["김민수", "민수", "김하늘", "하늘"]);
});
