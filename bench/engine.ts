/**
 * What the engine itself costs: 1,000 step runs that do nothing, on PGlite and on PostgreSQL. Prints one table.
 *
 *   node bench/engine.ts          (TEST_DATABASE_URL names a server; without it one from npm is started)
 */
import { defineStep, input, localScope, openEngine, pipeline } from "@hapju/engine";
import { testDatabases } from "@hapju/storage/testing";
import { testTasks } from "../packages/engine/src/pipelines.fixture.ts";

const STEP_RUNS = 1000;
const CHAIN = 200;
/** Both wide and deep: workers may share transactions in one, never in the other. */
const CONCURRENCY = 16;

const begun = new Map<string, number>();

const cut = defineStep({
  name: "cut",
  version: 1,
  async run({ count }: { count: number; salt: string }) {
    return Array.from({ length: count }, (_, index) => index);
  },
});
const nothing = defineStep({
  name: "nothing",
  version: 1,
  async run({ number }: { number: number }, ctx) {
    begun.set(ctx.item, performance.now());
    return number;
  },
});
const sum = defineStep({
  name: "sum",
  version: 1,
  run: async ({ numbers }: { numbers: readonly number[] }) => numbers.reduce((a, b) => a + b, 0),
});
const pass = defineStep({
  name: "pass",
  version: 1,
  run: async ({ number }: { number: number }) => number + 1,
});

const wide = pipeline("wide", { count: input<number>(), salt: input<string>() }, (p, { count, salt }) => {
  const number = p.split("numbers", { count, salt }, cut);
  return p.all("sum", { numbers: p.each("nothing", { number }, nothing) }, sum);
});

const chain = pipeline("chain", { number: input<number>() }, (p, { number }) => {
  let last = p.all("hop-0", { number }, pass);
  for (let hop = 1; hop < CHAIN; hop += 1) last = p.all(`hop-${hop}`, { number: last }, pass);
  return last;
});

const quantile = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))]!;

console.log("| database | pipeline | step runs | ms per step run, p50 | p99 | step runs per second |");
console.log("|---|---|---|---|---|---|");
for (const kind of ["pglite", "postgresql"] as const) {
  const databases = await testDatabases(kind);
  const storage = await databases.storage();
  const engine = await openEngine({ storage, pipelines: [wide, chain], tasks: testTasks() });
  engine.work({ concurrency: CONCURRENCY });
  const row = (name: string, step: number, times: readonly number[], seconds: number) =>
    console.log(
      `| ${kind} | ${name} | ${step} | ${quantile(times, 0.5).toFixed(2)} | ${quantile(times, 0.99).toFixed(2)} | ${(step / seconds).toFixed(0)} |`,
    );
  await engine.result(localScope, await engine.start(localScope, wide, { count: 50, salt: "warm" }));

  let started = performance.now();
  let last = started;
  // How long one step run keeps the engine: time between endings, each transaction's shared by those in it.
  const gaps: number[] = [];
  let together = 0;
  const run = await engine.start(localScope, wide, { count: STEP_RUNS, salt: "cold" });
  for await (const event of engine.watch(localScope, run)) {
    if (event.type !== "step-run-completed") continue;
    together += 1;
    const now = performance.now();
    if (now - last > 0.2) {
      for (let index = 0; index < together; index += 1) gaps.push((now - last) / together);
      together = 0;
      last = now;
    }
  }
  row("wide: one split, 1,000 items", STEP_RUNS, gaps, (performance.now() - started) / 1000);

  started = performance.now();
  last = started;
  const hops: number[] = [];
  for await (const event of engine.watch(localScope, await engine.start(localScope, chain, { number: 0 }))) {
    if (event.type !== "step-run-completed") continue;
    const now = performance.now();
    hops.push(now - last);
    last = now;
  }
  row(`deep: ${CHAIN} steps, one after the other`, CHAIN, hops, (performance.now() - started) / 1000);
  await engine.close();
  await storage.close();
  await databases.stop();
}
