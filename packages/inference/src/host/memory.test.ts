import { afterEach, beforeEach, expect, test } from "vitest";
import type { Inference } from "../inference.ts";
import { manyModels, SIZE } from "../testing/many-models.fixture.ts";
import { voiceActivity } from "../testing/tasks.fixture.ts";
import { entry, workbench } from "../testing/workbench.fixture.ts";

let bench: ReturnType<typeof workbench>;
let models: Inference;
beforeEach(() => {
  bench = workbench();
});
afterEach(async () => {
  await models?.close();
  bench[Symbol.dispose]();
});

const MIB = 1024 * 1024;
const ask = async (id: string) => {
  const samples = new Float32Array(SIZE).fill(1);
  const { output } = await models.call(voiceActivity, { samples }, { plan: { "voice-activity": `${id}@1` } });
  const { memory } = models.status();
  expect(memory.heldBytes).toBeLessThanOrEqual(memory.budgetBytes);
  return output.probabilities[0];
};

test("200 models share one host: memory stays within the budget, and every model answers", async () => {
  const entries = manyModels(bench.dir, 200);
  models = bench.inference(entries, { memoryMiB: 48 });
  for (const [gain, { id }] of entries.entries()) expect(await ask(id)).toBe(gain);
  const { counts, hosts } = models.status();
  expect(counts).toEqual({ loads: 200, hits: 0, evictions: 200 - hosts[0]!.models.length });
  // The process itself stays small too: it does not keep what it evicted.
  expect(hosts[0]!.residentBytes).toBeLessThan(300 * MIB);
});

test("the least recently used model is evicted", async () => {
  const entries = manyModels(bench.dir, 4).map((model) => ({ ...model, memoryMiB: 12 }));
  models = bench.inference(entries, { memoryMiB: 40 });
  for (const id of ["m000", "m001", "m002", "m000", "m003"]) await ask(id);
  expect(models.status().hosts[0]!.models.toSorted()).toEqual(["m000@1", "m002@1", "m003@1"]);
});

test("a replica is loaded where calls keep waiting, and only while both fit", async () => {
  const [first] = manyModels(bench.dir, 1);
  const open = (memoryMiB: number) =>
    bench.inference([{ ...first!, memoryMiB: 1 }], { hostProcesses: 2, memoryMiB });
  const together = (count: number) => Promise.all(Array.from({ length: count }, () => ask("m000")));
  models = open(40);
  await together(2);
  expect(models.status().counts.loads).toBe(1);
  await together(300);
  expect(models.status().counts.loads).toBe(2);
  await models.close();
  models = open(1.5);
  await together(300);
  expect(models.status().counts).toEqual({ loads: 1, hits: 299, evictions: 0 });
});

test("a model larger than the budget is refused with both numbers", async () => {
  models = bench.inference([entry("giant", { memoryMiB: 500 })], { memoryMiB: 40 });
  await expect(ask("giant")).rejects.toMatchObject({
    code: "memory-exceeded",
    message: expect.stringMatching(/500 MiB.*40 MiB/),
  });
});
