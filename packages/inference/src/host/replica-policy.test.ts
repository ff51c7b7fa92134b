import { expect, test } from "vitest";
import { voiceActivity } from "../testing/tasks.fixture.ts";
import type { PoolModel } from "./job.ts";
import { ReplicaPolicy } from "./replica-policy.ts";

const MIB = 1024 * 1024;
const model = (name: string, memoryMiB: number): PoolModel => ({
  name,
  task: voiceActivity,
  declaredBytes: memoryMiB * MIB,
  timeoutMs: 1_000,
  batch: undefined,
  order: () => {
    throw new Error("not loaded here");
  },
});

test("calls that keep waiting for each other are worth a replica, sooner for a smaller model", () => {
  const policy = new ReplicaPolicy();
  const [small, large] = [model("small", 25), model("large", 250)];
  for (const one of [small, large]) policy.waited(one, 250, 0);
  expect(policy.worthAt(small, 0, 0)).toBe(0);
  expect(policy.worthAt(large, 0, 0)).toBe(2_250);
  for (let ms = 200; ms <= 4_000; ms += 200) policy.waited(large, 190, ms);
  expect(policy.worthAt(large, 4_000, 4_000)).toBeLessThan(4_000);
});

test("calls that coincide now and then are not worth a replica, however many they are", () => {
  const policy = new ReplicaPolicy();
  const large = model("large", 250);
  for (let minute = 0; minute < 600; minute += 1) policy.waited(large, 500, minute * 60_000);
  const now = 600 * 60_000;
  expect(policy.worthAt(large, now, now)).toBeGreaterThan(now + 2_250);
});

test("the waiting time of one model's calls does not count for another model", () => {
  const policy = new ReplicaPolicy();
  policy.waited(model("one", 25), 5_000, 0);
  expect(policy.worthAt(model("other", 25), 0, 0)).toBe(250);
});
