import { expect, test } from "vitest";
import { kindOfStatus, STATUS_OF_KIND } from "./status.ts";

test("the kind of every status that a kind has is that kind", () => {
  for (const [kind, status] of Object.entries(STATUS_OF_KIND)) expect(kindOfStatus(status)).toBe(kind);
});

test("any other status is a fault of the request below 500, and of the server from there on", () => {
  expect(kindOfStatus(421)).toBe("invalid");
  expect(kindOfStatus(502)).toBe("internal");
});
