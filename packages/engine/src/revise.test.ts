import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { defineStep, type Engine, input, localScope, openEngine, pipeline, type Step } from "./index.ts";
import { addUp, countLetters, cutWords, done, letters, shout, testTasks } from "./pipelines.fixture.ts";

const INPUTS = { text: "one three five", factor: 1 };

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  let engine: Engine;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
  });
  beforeEach(() => open());
  afterEach(async () => {
    done.length = 0;
    // Keeps the cache of one test from the next.
    await engine.remove(localScope, ...(await engine.queries.list(localScope)).map(({ id }) => id));
    await engine.close();
  });
  afterAll(async () => {
    await storage?.close();
    await databases?.stop();
  });

  async function open(pipelines: Parameters<typeof openEngine>[0]["pipelines"] = [letters]) {
    await engine?.close();
    engine = await openEngine({ storage, pipelines, tasks: testTasks() });
    engine.work();
  }
  async function finished(inputs: { text: string; factor: number } = INPUTS) {
    const run = await engine.start(localScope, letters, inputs);
    await engine.result(localScope, run);
    done.length = 0;
    return run;
  }
  /** Step, item and digest of every output of a run. */
  async function digests(run: string) {
    const { rows } = await storage.database.execute<{ step: string; item: string; digest: string }>(sql`
      select step, item, digest from engine.step_run where run_id = ${run} order by step, position`);
    return rows;
  }

  test("only steps that depend on a changed input run again", async () => {
    const run = await finished();
    const revised = await engine.revise(localScope, letters, run, { factor: 10 });
    expect(await engine.result(localScope, revised)).toBe(120);
    expect(done).toEqual(["total"]);
    expect(await engine.queries.read(localScope, revised)).toMatchObject({
      state: "completed",
      revises: run,
      stepRuns: { total: 5, completed: 5, cached: 4 },
    });
    expect(await engine.result(localScope, run)).toBe(12);
  });

  test("its artifacts equal those of a new run with the same inputs", async () => {
    const revised = await engine.revise(localScope, letters, await finished(), { factor: 7 });
    await engine.result(localScope, revised);
    const fresh = await engine.start(localScope, letters, { ...INPUTS, factor: 7 });
    await engine.result(localScope, fresh);
    expect(await digests(revised)).toEqual(await digests(fresh));
  });

  test("reverting a change gives the previous artifacts, byte for byte, without computing anything", async () => {
    const run = await finished();
    const revised = await engine.revise(localScope, letters, run, { factor: 3 });
    await engine.result(localScope, revised);
    done.length = 0;
    const back = await engine.revise(localScope, letters, revised, { factor: 1 });
    await engine.result(localScope, back);
    expect(await digests(back)).toEqual(await digests(run));
    expect(done).toEqual([]);
  });

  test("a changed input of the split runs everything again, except what is cached", async () => {
    const run = await finished();
    const revised = await engine.revise(localScope, letters, run, { text: "one three five seven" });
    expect(await engine.result(localScope, revised)).toBe(17);
    expect(done).toEqual(["words", "words/3", "total"]);
  });

  test("a changed input of an item's step runs it again for every item, and the join waits for all", async () => {
    const plus = defineStep({
      name: "plus",
      version: 1,
      async run({ word, bonus }: { word: string; bonus: number }, ctx) {
        done.push(ctx.item);
        return word.length + bonus;
      },
    });
    const bonuses = pipeline(
      "bonuses",
      { text: input<string>(), bonus: input<number>(), factor: input<number>() },
      (p, { text, bonus, factor }) => {
        const word = p.split("words", { text }, cutWords);
        const lengths = p.each("lengths", { word, bonus }, plus);
        return p.all("total", { lengths, factor }, addUp);
      },
    );
    await open([bonuses]);
    const run = await engine.start(localScope, bonuses, { ...INPUTS, bonus: 0 });
    await engine.result(localScope, run);
    done.length = 0;
    const revised = await engine.revise(localScope, bonuses, run, { bonus: 1 });
    expect(await engine.result(localScope, revised)).toBe(15);
    expect(done.toSorted()).toEqual(["total", "words/0", "words/1", "words/2"]);
  });

  test("a revision without changes is complete at once", async () => {
    const run = await finished();
    const revised = await engine.revise(localScope, letters, run, { factor: 1 });
    expect((await engine.queries.read(localScope, revised)).state).toBe("completed");
    expect(await engine.result(localScope, revised)).toBe(12);
    expect(done).toEqual([]);
  });

  test("its events show what was copied and what was run", async () => {
    const revised = await engine.revise(localScope, letters, await finished(), { factor: 2 });
    const events = [];
    for await (const { type, ...event } of engine.watch(localScope, revised))
      if (!type.includes("started")) events.push([type, "step" in event ? event.step : ""]);
    expect(events).toEqual([
      ["step-runs-copied", "words"],
      ["step-runs-copied", "lengths"],
      ["step-runs-planned", "total"],
      ["step-run-completed", "total"],
      ["run-completed", ""],
    ]);
  });

  test("a step whose code has another version than in the first run runs again", async () => {
    const run = await finished();
    const doubled = pipeline("letters", { text: input<string>(), factor: input<number>() }, (p, inputs) => {
      const word = p.split("words", { text: inputs.text }, cutWords);
      const lengths = p.each("lengths", { word }, {
        ...countLetters,
        version: 2,
        run: async ({ word }) => 2 * word.length,
      } as Step<{ word: string }, number>);
      return p.all("total", { lengths, factor: inputs.factor }, addUp);
    });
    await open([doubled]);
    expect(
      await engine.result(localScope, await engine.revise(localScope, doubled, run, { factor: 1 })),
    ).toBe(24);
  });

  test("a run that has not completed, does not exist, or has other steps is refused", async () => {
    await open([letters]);
    const run = await finished();
    await engine.close();
    engine = await openEngine({ storage, pipelines: [letters], tasks: testTasks() });
    const waiting = await engine.start(localScope, letters, { text: "no worker", factor: 1 });
    await expect(engine.revise(localScope, letters, waiting, {})).rejects.toMatchObject({
      code: "run-not-revisable",
      message: expect.stringContaining("is running"),
    });
    await engine.cancel(localScope, waiting);
    await expect(engine.revise(localScope, letters, waiting, {})).rejects.toThrow("is cancelled");
    await expect(engine.revise(localScope, letters, "nothing", {})).rejects.toMatchObject({
      code: "run-unknown",
    });
    const other = pipeline("letters", { text: input<string>(), factor: input<number>() }, (p, inputs) => {
      const word = p.split("parts", { text: inputs.text }, cutWords);
      return p.all(
        "total",
        { lengths: p.each("lengths", { word }, countLetters), factor: inputs.factor },
        addUp,
      );
    });
    await open([other]);
    await expect(engine.revise(localScope, other, run, {})).rejects.toThrow("Start a new run");
    const needy = pipeline("letters", { text: input<string>(), factor: input<number>() }, (p, inputs) => {
      const word = p.split("words", { text: inputs.text }, { ...cutWords, tasks: [shout] });
      return p.all(
        "total",
        { lengths: p.each("lengths", { word }, countLetters), factor: inputs.factor },
        addUp,
      );
    });
    await open([needy]);
    await expect(engine.revise(localScope, needy, run, {})).rejects.toThrow("without a model for shout");
  });

  test("a run whose artifacts were deleted is refused", async () => {
    const run = await finished({ text: "deleted artifacts", factor: 1 });
    const { rows } = await storage.database.execute<{ key: string }>(sql`
      select object_key as key from engine.step_run where run_id = ${run} and step = 'lengths'`);
    for (const { key } of rows) await storage.objects.delete({ key, digest: key, bytes: 0 });
    await expect(engine.revise(localScope, letters, run, { factor: 2 })).rejects.toThrow("was deleted");
  });

  describe("removing runs", () => {
    const objects = async (run: string) => {
      const { rows } = await storage.database.execute<{ key: string }>(sql`
        select object_key as key from engine.step_run where run_id = ${run}`);
      return rows.map(({ key }) => ({ key, digest: key, bytes: 0 }));
    };

    test("deletes the objects that only they refer to, and keeps those of other runs", async () => {
      const run = await finished();
      const revised = await engine.revise(localScope, letters, run, { factor: 9 });
      await engine.result(localScope, revised);
      const [own] = await objects(revised).then((all) => all.filter(({ key }) => key));
      const before = await objects(run);
      const result = (await digests(revised)).find(({ step }) => step === "total")!.digest;
      await engine.remove(localScope, revised, "not there");
      await expect(engine.queries.read(localScope, revised)).rejects.toMatchObject({ code: "run-unknown" });
      expect(own).toBeDefined();
      expect(await storage.objects.exists({ key: result, digest: result, bytes: 0 })).toBe(false);
      for (const one of before) expect(await storage.objects.exists(one)).toBe(true);
      expect(await engine.result(localScope, run)).toBe(12);
      await engine.remove(localScope, run);
      for (const one of before) expect(await storage.objects.exists(one)).toBe(false);
      // Nothing of it is found in the cache either.
      await finished();
      done.length = 0;
    });

    test("a running run stops", async () => {
      await engine.close();
      engine = await openEngine({ storage, pipelines: [letters], tasks: testTasks() });
      const run = await engine.start(localScope, letters, { text: "stop me", factor: 1 });
      await engine.remove(localScope, run);
      engine.work();
      expect(await engine.queries.list(localScope)).toEqual([]);
      expect(await engine.result(localScope, await engine.start(localScope, letters, INPUTS))).toBe(12);
    });
  });

  test("a watcher continues after the event it saw last, and stops when it is aborted", async () => {
    const run = await finished();
    const ids = [];
    for await (const event of engine.watch(localScope, run)) if ("id" in event) ids.push(event.id);
    const rest = [];
    for await (const event of engine.watch(localScope, run, { after: ids.at(-3)! }))
      rest.push("id" in event && event.id);
    expect(rest).toEqual(ids.slice(-2));
    for await (const _ of engine.watch(localScope, run, { after: ids.at(-1)! })) expect.unreachable();
    await engine.close();
    engine = await openEngine({ storage, pipelines: [letters], tasks: testTasks() });
    const waiting = await engine.start(localScope, letters, { text: "no worker", factor: 2 });
    const abort = new AbortController();
    for await (const _ of engine.watch(localScope, waiting, { signal: abort.signal })) abort.abort();
  });

  test("listeners are notified of every run that ends", async () => {
    const ended: string[] = [];
    const stop = engine.onEnded(({ run }) => void ended.push(run));
    const run = await finished();
    const revised = await engine.revise(localScope, letters, run, {});
    stop();
    await finished({ text: "unheard", factor: 1 });
    expect(ended).toEqual([run, revised]);
  });
});
