import { expect, test } from "vitest";
import { rangeOf } from "./range.ts";

test.each([
  ["bytes=0-9", { start: 0, end: 9 }],
  ["bytes=90-", { start: 90, end: 99 }],
  ["bytes=90-1000", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=-1000", { start: 0, end: 99 }],
  ["bytes=99-99", { start: 99, end: 99 }],
  [`bytes=0-${"9".repeat(400)}`, { start: 0, end: 99 }],
])("%s is a range of 100 bytes", (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range);
});

test.each(["bytes=100-", "bytes=100-200", "bytes=-0"])("%s is not satisfiable in 100 bytes", (header) => {
  expect(rangeOf(header, 100)).toBe("unsatisfiable");
});

test.each([undefined, "", "bytes=", "bytes=-", "bytes=9-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b"])(
  "%s asks for the whole file",
  (header) => {
    expect(rangeOf(header, 100)).toBeUndefined();
  },
);

test("an empty file satisfies no range", () => {
  expect(rangeOf("bytes=0-", 0)).toBe("unsatisfiable");
});
