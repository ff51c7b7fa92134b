import { expect, test } from "vitest";
import type { RuledEntry } from "../outcome.ts";
import { minutesOf, seen } from "./records.fixture.ts";

const action = { text: "I will send it Friday.", owner: "ann", cites: ["t1"] };
const due = { text: "Friday", date: "2026-11-27" };
const entry = (expect: RuledEntry["expect"], actions: object[] = [{ ...action, due }]) => ({
  expect,
  said: "I will send it Friday.",
  minutes: minutesOf([], { actions: actions as (typeof action)[] }),
});
const lines = (...entries: RuledEntry[]) => seen({ check: "lines" }, { do: "rules", entries });

test("lines: counts, and text, owner and due day of the first action", async () => {
  expect(await lines(entry({ decisions: 0, actions: 1, questions: 0 }))).toBeUndefined();
  expect(await lines(entry({ text: action.text, owner: "ann", due: "2026-11-27" }))).toBeUndefined();
  expect(await lines(entry({ decisions: 1, owner: "bob", due: "2026-11-28" }), entry({}))).toBe(
    '1 of 2 entries are wrong\n"I will send it Friday.": 0 decisions, owner ann, due Friday (2026-11-27)',
  );
});

test("lines: due null is a due text with any day or none", async () => {
  expect(await lines(entry({ due: null }))).toBeUndefined();
  expect(await lines(entry({ due: null }, [{ ...action, due: { text: "soon" } }]))).toBeUndefined();
  expect(await lines(entry({ due: null }, [action]))).toMatch("due none");
});

test("nowhere: no decision, action or question of any entry holds the words in a row", async () => {
  const outcome = { do: "rules", entries: [entry({})] } as const;
  expect(await seen({ check: "nowhere", words: "send Friday" }, outcome)).toBeUndefined();
  expect(await seen({ check: "nowhere", words: "Send it" }, outcome)).toBe(`"${action.text}"`);
});
