import { expect, test } from "vitest";
import { limitOf, pageOf } from "./paging.ts";

test("a page holds 30 items by default, 1 to 100 on request", () => {
  expect([{}, { limit: 7.9 }, { limit: 0 }, { limit: 1000 }].map(limitOf)).toEqual([30, 7, 1, 100]);
});

test("a page has a cursor only if more items follow", () => {
  expect(pageOf(["a", "b", "c"], 2, (last) => last)).toEqual({ items: ["a", "b"], next: "b" });
  expect(pageOf(["a", "b"], 2, (last) => last)).toEqual({ items: ["a", "b"] });
  expect(pageOf([], 2, String)).toEqual({ items: [] });
});
