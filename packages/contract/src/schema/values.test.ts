import { expect, test } from "vitest";
import { day, id, instant, name, text } from "./values.ts";

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test("no text holds a NUL character, which PostgreSQL cannot store", () => {
  expect(accepts(text(10), "a\0b")).toBe(false);
  expect(accepts(name(10), "a\0b")).toBe(false);
  expect(accepts(id, "a\0b")).toBe(false);
  expect(accepts(text(10), "line\nbreak")).toBe(true);
});

test("a name is trimmed and not empty", () => {
  expect(name(10).parse("  Clara ")).toBe("Clara");
  expect(accepts(name(10), "   ")).toBe(false);
  expect(accepts(name(10), "a".repeat(11))).toBe(false);
});

test("an id holds letters and digits of any script, and nothing that ends a path", () => {
  for (const good of ["김민준", "clara-voss_2.a", "Zoë", "a".repeat(100)])
    expect(accepts(id, good), good).toBe(true);
  for (const bad of ["", "a/b", "a b", "a?b", "a%2Fb", "a".repeat(101)])
    expect(accepts(id, bad), bad).toBe(false);
});

test("instants and days start with year 1, the first that PostgreSQL stores", () => {
  expect(accepts(instant, "0000-06-01T00:00:00Z")).toBe(false);
  expect(accepts(instant, "0001-01-01T00:00:00Z")).toBe(true);
  expect(accepts(day, "0000-06-01")).toBe(false);
  expect(accepts(day, "2026-02-30")).toBe(false);
  expect(accepts(day, "2026-02-28")).toBe(true);
});
