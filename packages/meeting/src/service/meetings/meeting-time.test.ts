import { expect, test } from "vitest";
import { meetingTimeOf } from "./meeting-time.ts";
import { checkTimeZone, machineTimeZone } from "./time-zone.ts";

const now = new Date("2026-12-01T00:00:00Z");
const at = (createdAt: string | undefined, zones: { timeZone?: string; defaultTimeZone?: string } = {}) =>
  meetingTimeOf(createdAt, { defaultTimeZone: "Asia/Seoul", now, ...zones });

test("an instant of UTC is the day and the time where the meeting was", () => {
  const seoul = { date: "2026-11-24", startTime: "08:30", timeZone: "Asia/Seoul" };
  expect(at("2026-11-23T23:30:00Z")).toEqual(seoul);
  expect(at("2026-11-23T23:30:00.250Z", { defaultTimeZone: "UTC", timeZone: "Asia/Seoul" })).toEqual(seoul);
  expect(at("2026-11-24T02:30:00Z", { timeZone: "America/New_York" })).toMatchObject({
    date: "2026-11-23",
    startTime: "21:30",
  });
  expect(at("2026-07-01T15:00:00Z", { timeZone: "Europe/Berlin" })).toMatchObject({ startTime: "17:00" });
});

test("the offset in the recording tells where it was, unless the time zone is stated", () => {
  const createdAt = "2026-11-24T08:30:00+09:00";
  expect(at(createdAt, { defaultTimeZone: "UTC" })).toEqual({
    date: "2026-11-24",
    startTime: "08:30",
    timeZone: "+09:00",
  });
  expect(at(createdAt, { timeZone: "Europe/Paris" })).toMatchObject({ startTime: "00:30" });
  expect(at("2026-11-24T06:30:00+09:00", { timeZone: "Europe/Paris" })).toMatchObject({ date: "2026-11-23" });
});

test("local time of the recorder is taken as it is", () => {
  expect(at("2026-11-24T08:30:00", { timeZone: "America/New_York" })).toEqual({
    date: "2026-11-24",
    startTime: "08:30",
    timeZone: "America/New_York",
  });
});

test.each([
  "1970-01-01T00:00:00Z",
  "1904-01-01T00:00:00Z",
  "2036-02-06T06:28:15Z",
  "2026-99-01T00:00:00Z",
  "soon",
])("%s is of a clock that was not set: the day is unknown", (createdAt) => {
  expect(at(createdAt)).toEqual({ timeZone: "Asia/Seoul" });
});

test("what is no time zone is refused", () => {
  expect(checkTimeZone("Asia/Seoul")).toBe("Asia/Seoul");
  expect(checkTimeZone("+09:00")).toBe("+09:00");
  expect(checkTimeZone(machineTimeZone())).not.toBe("");
  for (const name of ["Seoul", "", "KST+9:99"])
    expect(() => checkTimeZone(name)).toThrow(expect.objectContaining({ code: "bad-time-zone" }));
});
