import { expect, test } from "vitest";
import { Copies } from "./copies.ts";
import type { PoolModel } from "./job.ts";

const MIB = 1024 * 1024;
const model = (name: string, memoryMiB: number): PoolModel => ({
  name,
  declaredBytes: memoryMiB * MIB,
  timeoutMs: 1_000,
  batch: undefined,
  order: () => {
    throw new Error("not loaded here");
  },
});

test("calls that keep waiting for each other are worth a copy, the sooner the smaller it is", () => {
  const copies = new Copies();
  const [small, large] = [model("small", 25), model("large", 250)];
  for (const one of [small, large]) copies.waited(one, 250, 0);
  expect(copies.worthAt(small, 0, 0)).toBe(0);
  expect(copies.worthAt(large, 0, 0)).toBe(2_250);
  for (let ms = 200; ms <= 4_000; ms += 200) copies.waited(large, 190, ms);
  expect(copies.worthAt(large, 4_000, 4_000)).toBeLessThan(4_000);
});

test("calls that meet now and then are not, however many they are", () => {
  const copies = new Copies();
  const large = model("large", 250);
  for (let minute = 0; minute < 600; minute += 1) copies.waited(large, 500, minute * 60_000);
  const now = 600 * 60_000;
  expect(copies.worthAt(large, now, now)).toBeGreaterThan(now + 2_250);
});

test("what other models' calls wait for counts for them alone", () => {
  const copies = new Copies();
  copies.waited(model("one", 25), 5_000, 0);
  expect(copies.worthAt(model("other", 25), 0, 0)).toBe(250);
});
