import { expect, test } from "vitest";
import { isTransientDatabaseError } from "./transient-error.ts";

const withCode = (code: string) => Object.assign(new Error("failed"), { code });

test.each(["08006", "40001", "40P01", "57P01", "ECONNREFUSED", "ECONNRESET"])("%s may disappear", (code) => {
  expect(isTransientDatabaseError(withCode(code))).toBe(true);
  expect(isTransientDatabaseError(new Error("query failed", { cause: withCode(code) }))).toBe(true);
});

test.each(["23505", "42P01", "53100"])("%s does not", (code) => {
  expect(isTransientDatabaseError(withCode(code))).toBe(false);
});

test("a lost connection is transient even without a code; other values are not errors of the database", () => {
  expect(isTransientDatabaseError(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isTransientDatabaseError("08006")).toBe(false);
});
