import { afterEach, beforeEach, expect, test } from "vitest";
import { type Models, openModels } from "../inference.ts";
import { manyModels, SIZE } from "../testing/many-models.fixture.ts";
import { entry, workbench } from "../testing/workbench.fixture.ts";

let bench: ReturnType<typeof workbench>;
let models: Models;
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
  const { output } = await models.call(
    "voice-activity",
    { samples },
    { plan: { "voice-activity": `${id}@1` } },
  );
  const { memory } = models.status();
  expect(memory.heldBytes).toBeLessThanOrEqual(memory.budgetBytes);
  return (output as { probabilities: Float32Array }).probabilities[0];
};

test("200 models share one host: what is held stays within the budget, and every model answers", async () => {
  const entries = manyModels(bench.dir, 200);
  models = await openModels({
    dir: bench.dir,
    catalog: bench.catalog(...entries),
    hostProcesses: 1,
    memoryMiB: 48,
  });
  for (const [gain, { id }] of entries.entries()) expect(await ask(id)).toBe(gain);
  const { counts, hosts } = models.status();
  expect(counts).toEqual({ loads: 200, hits: 0, evictions: 200 - hosts[0]!.models.length });
  // The process itself stays small too: it does not keep what it evicted.
  expect(hosts[0]!.residentBytes).toBeLessThan(300 * MIB);
});

test("the model used longest ago makes room", async () => {
  const entries = manyModels(bench.dir, 4).map((model) => ({ ...model, memoryMiB: 12 }));
  models = await openModels({
    dir: bench.dir,
    catalog: bench.catalog(...entries),
    hostProcesses: 1,
    memoryMiB: 40,
  });
  for (const id of ["m000", "m001", "m002", "m000", "m003"]) await ask(id);
  expect(models.status().hosts[0]!.models.toSorted()).toEqual(["m000@1", "m002@1", "m003@1"]);
});

test("a second copy is loaded where calls keep waiting, and only while both fit", async () => {
  const [first] = manyModels(bench.dir, 1);
  const open = (memoryMiB: number) =>
    openModels({
      dir: bench.dir,
      catalog: bench.catalog({ ...first!, memoryMiB: 1 }),
      hostProcesses: 2,
      memoryMiB,
    });
  const together = (count: number) => Promise.all(Array.from({ length: count }, () => ask("m000")));
  models = await open(40);
  await together(2);
  expect(models.status().counts.loads).toBe(1);
  await together(300);
  expect(models.status().counts.loads).toBe(2);
  await models.close();
  models = await open(1.5);
  await together(300);
  expect(models.status().counts).toEqual({ loads: 1, hits: 299, evictions: 0 });
});

test("a model larger than the budget is refused with both numbers", async () => {
  const catalog = bench.catalog(entry("giant", { memoryMiB: 500 }));
  models = await openModels({
    dir: bench.dir,
    catalog,
    hostProcesses: 1,
    memoryMiB: 40,
    routes: { "voice-activity": ["giant"] },
  });
  await expect(ask("giant")).rejects.toMatchObject({
    code: "memory-exceeded",
    message: expect.stringMatching(/500 MiB.*40 MiB/),
  });
});
