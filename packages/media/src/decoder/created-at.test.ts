import { expect, test } from "vitest";
import { createdAtOf } from "./created-at.ts";

const of = (entries: Readonly<Record<string, string>>) => createdAtOf((key) => entries[key]);
const APPLE = "com.apple.quicktime.creationdate";

test("a time with its offset is preferred to UTC", () => {
  const creation_time = "2026-11-23T23:30:00.000000Z";
  expect(of({ creation_time })).toBe("2026-11-23T23:30:00Z");
  expect(of({ creation_time, [APPLE]: "2026-11-24T08:30:00+0900" })).toBe("2026-11-24T08:30:00+09:00");
  expect(of({ creation_time, date: "2026-11-24T08:30:00-03:30" })).toBe("2026-11-24T08:30:00-03:30");
});

test("a Broadcast Wave file has the day and the time of the recorder", () => {
  expect(of({ date: "2026-11-24", creation_time: "08:30:00" })).toBe("2026-11-24T08:30:00");
});

test("the year of a song, half a time and no entry are no time", () => {
  expect(of({ date: "2026" })).toBeUndefined();
  expect(of({ creation_time: "08:30:00" })).toBeUndefined();
  expect(of({})).toBeUndefined();
});
