import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

test("nothing is leased ahead before short step runs are seen", () => {
  expect(new Pace(2).ahead).toBe(0);
});

test("short step runs are leased ahead, and no longer when they become long", () => {
  const pace = new Pace(2);
  for (let count = 0; count < 10; count += 1) pace.took(1);
  expect(pace.ahead).toBeGreaterThan(0);
  for (let count = 0; count < 10; count += 1) pace.took(1000);
  expect(pace.ahead).toBe(0);
});
