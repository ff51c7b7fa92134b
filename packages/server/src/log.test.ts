import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutParameters } from "./log.ts";

test("a failed query is logged without its parameters", () => {
  const cause = Object.assign(new Error("invalid byte sequence"), { code: "22021" });
  const logged = withoutParameters(new DrizzleQueryError("select $1", ["lee@example.com"], cause));
  expect(logged.message).toBe("A query failed: 22021 invalid byte sequence. Query: select $1");
  expect(`${logged.message} ${logged.stack} ${JSON.stringify(logged)}`).not.toContain("lee@example.com");
  expect(logged.cause).toBeUndefined();
});

test("any other error is logged as it is", () => {
  const error = new TypeError("x is not a function");
  expect(withoutParameters(error)).toBe(error);
});
