import { expect, test } from "vitest";
import { findDue } from "./dates.ts";

/** A Tuesday. */
const MEETING = "2026-11-24";

test.each([
  ["I will send it by Friday.", "2026-11-27"],
  ["Please do it before Monday.", "2026-11-30"],
  ["We need it by December 3.", "2026-12-03"],
  ["I will do it tomorrow.", "2026-11-25"],
  ["I will send it on Friday.", "2026-11-27"],
  ["I'll do it no later than Friday.", "2026-11-27"],
  ["I'll send it by EOD.", "2026-11-24"],
  ["I'll send it by close of business on Thursday.", "2026-11-26"],
  ["I'll send it by the 3rd.", "2026-12-03"],
  ["i'll send it by december twenty third", "2026-12-23"],
  ["I'll call them in two weeks.", "2026-12-08"],
  ["I'll call them two weeks from Friday.", "2026-12-11"],
  ["I'll finish it by the end of next week.", "2026-12-04"],
  ["I'll finish it by the end of the month.", "2026-11-30"],
  ["I'll do it this afternoon.", "2026-11-24"],
  ["I'll send it by year end.", "2026-12-31"],
  ["I'll send it by the end of Q1.", "2027-03-31"],
  ["I'll send it Thursday week.", "2026-12-03"],
  // Who says the name of the day it is means the next one.
  ["I'll do it on Tuesday.", "2026-12-01"],
  // The deadline of the work, not the day of something else.
  ["The client comes on Thursday, so I'll have it ready by tomorrow noon.", "2026-11-25"],
  ["I'll change the Monday report by Thursday.", "2026-11-26"],
])("%s is due on %s", (sentence, date) => {
  expect(findDue(sentence, MEETING)?.date).toBe(date);
});

test("without the day of the meeting the date stays as it was said", () => {
  expect(findDue("I will send it by Friday.", undefined)).toEqual({ text: "Friday" });
});

test.each(["February 30", "31st of April", "2/30"])(
  "%s is in no calendar: kept as it was said, without a date",
  (text) => {
    expect(findDue(`I will send it by the ${text}.`, MEETING)?.text).toContain(text);
    expect(findDue(`I will send it by the ${text}.`, MEETING)?.date).toBeUndefined();
  },
);

test.each(["next week", "early next week", "sometime next month", "by Q2", "the week after next"])(
  "%s is no exact day",
  (text) => {
    const due = findDue(`I will do it ${text}.`, MEETING);
    expect(due?.text).toBeDefined();
    expect(due?.date).toBeUndefined();
  },
);

test("a date that is only mentioned is no due date", () => {
  expect(findDue("Monday was a holiday.", MEETING)).toBeUndefined();
  expect(findDue("I will get back to you on the money question.", MEETING)).toBeUndefined();
});
