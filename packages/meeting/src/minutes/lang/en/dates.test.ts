import { expect, test } from "vitest";
import { findDue } from "./dates.ts";

/** A Tuesday. */
const MEETING = "2026-11-24";

test.each([
  ["I will send it by Friday.", "2026-11-27"],
  ["Please do it before Monday.", "2026-11-30"],
  ["We need it by December 3.", "2026-12-03"],
  ["I will do it tomorrow.", "2026-11-25"],
])("%s is due on %s", (sentence, date) => {
  expect(findDue(sentence, MEETING)?.date).toBe(date);
});

test("without the day of the meeting the date stays as it was said", () => {
  expect(findDue("I will send it by Friday.", undefined)).toEqual({ text: "Friday" });
});

test("a date that is only mentioned is no due date", () => {
  expect(findDue("Monday was a holiday.", MEETING)).toBeUndefined();
});
