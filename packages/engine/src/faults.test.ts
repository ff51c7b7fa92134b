import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openPgBoss } from "./dispatch/pg-boss.ts";
import { defineStep, type Engine, input, openEngine, pipeline } from "./index.ts";
import { testTasks } from "./test-pipelines.ts";

/** What happened, in order; every pipeline made here writes to it. */
let log: string[] = [];

interface Faults {
  /** Throws, or waits, before an item is answered. */
  readonly before?: (item: string, signal: AbortSignal) => unknown;
  readonly joinVersion?: number;
}

/** Two items, doubled, and joined. */
function doubling({ before = () => {}, joinVersion = 1 }: Faults = {}) {
  const cut = defineStep({ name: "cut", version: 1, run: async (_: { text: string }) => ["a", "b"] });
  const double = defineStep({
    name: "double",
    version: 1,
    retry: { attempts: 2, delayMs: 1 },
    async run({ part }: { part: string }, ctx) {
      log.push(`${ctx.item} try ${ctx.attempt}`);
      await before(ctx.item, ctx.signal);
      return part + part;
    },
  });
  const join = defineStep({
    name: "join",
    version: joinVersion,
    async run({ parts }: { parts: readonly string[] }) {
      log.push(`join v${joinVersion}`);
      return `${parts.join("-")} v${joinVersion}`;
    },
  });
  return pipeline("doubling", { text: input<string>() }, (p, { text }) => {
    const part = p.split("parts", { text }, cut);
    return p.all("joined", { parts: p.each("doubled", { part }, double) }, join);
  });
}

/** Resolves when an item of the run is done. */
async function completed(engine: Engine, run: string, item: string): Promise<void> {
  for await (const event of engine.watch(run)) {
    if (event.type === "step-run-completed" && event.item === item) return;
  }
}

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  const engines: Engine[] = [];
  beforeAll(async () => {
    databases = await testDatabases(kind);
  });
  afterAll(() => databases?.stop());
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
    await storage?.close();
    log = [];
  });

  async function open(pipeline: ReturnType<typeof doubling>, fresh = true) {
    if (fresh) storage = await databases.storage();
    for (const engine of engines.splice(0)) await engine.close();
    const engine = await openEngine({ storage, pipelines: [pipeline], tasks: testTasks() });
    engines.push(engine);
    return engine;
  }

  test("a step that fails once is tried again", async () => {
    let failed = false;
    const flaky = doubling({
      before: (item) => {
        if (item !== "parts/1" || failed) return;
        failed = true;
        throw new Error("once");
      },
    });
    const engine = await open(flaky);
    engine.work();
    expect(await engine.result(await engine.start(flaky, { text: "x" }))).toBe("aa-bb v1");
    expect(log.filter((line) => line.startsWith("parts/1"))).toEqual(["parts/1 try 1", "parts/1 try 2"]);
  });

  test("a step that fails for good fails its run with step, item and cause; mended, it resumes where it was", async () => {
    let broken = true;
    const other = Promise.withResolvers<void>();
    const pipe = doubling({
      before: async (item) => {
        if (!broken || item !== "parts/1") return;
        await other.promise;
        throw new Error("the lens is dirty");
      },
    });
    const engine = await open(pipe);
    engine.work();
    const run = await engine.start(pipe, { text: "x" });
    completed(engine, run, "parts/0").then(other.resolve);
    await expect(engine.result(run)).rejects.toMatchObject({
      code: "run-failed",
      message: expect.stringContaining("step doubled, parts/1 after 2 attempts: the lens is dirty"),
      data: { step: "doubled", item: "parts/1", cause: { message: "the lens is dirty" } },
    });
    broken = false;
    log = [];
    await engine.resume(run);
    expect(await engine.result(run)).toBe("aa-bb v1");
    expect(log).toEqual(["parts/1 try 1", "join v1"]);
  });

  test("a cancelled run stops what is under way, and explains itself", async () => {
    const started = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<void>();
    const endless = doubling({
      before: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            aborted.resolve();
            reject(signal.reason);
          });
          started.resolve();
        }),
    });
    const engine = await open(endless);
    engine.work();
    const run = await engine.start(endless, { text: "x" });
    await started.promise;
    const { running, blocked, sentences } = await engine.explain(run);
    expect(running.map(({ step }) => step)).toContain("doubled");
    expect(blocked).toMatchObject([{ step: "joined", waitingOn: 2, steps: ["doubled"] }]);
    expect(sentences).toContainEqual({
      code: "step-blocked",
      data: { step: "joined", item: "", waitingOn: 2, steps: ["doubled"] },
      text: "step joined waits for 2 step runs of doubled.",
    });
    expect(sentences[0]).toMatchObject({ code: "run-running", data: { run, completed: 1, total: 4 } });
    await engine.cancel(run);
    await aborted.promise;
    await expect(engine.result(run)).rejects.toMatchObject({ code: "run-cancelled" });
  });

  test("code upgraded in the middle of a run: what is finished stays, the rest runs new", async () => {
    const other = Promise.withResolvers<void>();
    const old = doubling({
      before: async (item) => {
        if (item !== "parts/1") return;
        await other.promise;
        throw Object.assign(new Error("down for the upgrade"), { retryable: false });
      },
    });
    const first = await open(old);
    first.work();
    const run = await first.start(old, { text: "x" });
    completed(first, run, "parts/0").then(other.resolve);
    await expect(first.result(run)).rejects.toMatchObject({ code: "run-failed" });
    log = [];
    const second = await open(doubling({ joinVersion: 2 }), false);
    await second.resume(run);
    second.work();
    expect(await second.result(run)).toBe("aa-bb v2");
    expect(log).toEqual(["parts/1 try 1", "join v2"]);
  });

  test("the result of a stale claim is rolled back with everything written beside it", async () => {
    storage = await databases.storage();
    const { database, client } = storage;
    await database.execute(sql`create table written (what text)`);
    const dispatch = await openPgBoss(client, ["queue"], () => {});
    await database.transaction((tx) => dispatch.insert(tx, "queue", [{ id: crypto.randomUUID() }]));
    const stale = await database.transaction((tx) => dispatch.fetch(tx, "queue", 1));
    await database.transaction((tx) => dispatch.release(tx, "queue", stale));
    const held = await database.transaction((tx) => dispatch.fetch(tx, "queue", 1));
    expect(held[0]!.id).toBe(stale[0]!.id);
    const complete = (jobs: typeof held, what: string) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`insert into written values (${what})`);
        await dispatch.settle(tx, "queue", jobs);
      });
    await expect(complete(stale, "stale")).rejects.toMatchObject({ name: "StaleAttempt" });
    await complete(held, "held");
    expect((await database.execute(sql`select what from written`)).rows).toEqual([{ what: "held" }]);
    await dispatch.close();
  });
});
