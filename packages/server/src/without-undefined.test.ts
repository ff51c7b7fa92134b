import { expect, expectTypeOf, test } from "vitest";
import { withoutUndefined } from "./without-undefined.ts";

test("properties that are undefined are left out; null, zero and the empty string stay", () => {
  expect(Object.keys(withoutUndefined({ a: undefined, b: null, c: 0, d: "" }))).toEqual(["b", "c", "d"]);
});

test("a property that may be undefined becomes optional", () => {
  const value = withoutUndefined({ id: "a", next: undefined as string | undefined });
  expectTypeOf(value.id).toEqualTypeOf<string>();
  expectTypeOf<{ id: string }>().toExtend<typeof value>();
});
