import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { type Engine, localScope, openEngine, type RunEvent } from "./index.ts";
import { done, letters, testTasks } from "./pipelines.fixture.ts";

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  let engine: Engine;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
    engine = await openEngine({ storage, pipelines: [letters], tasks: testTasks() });
    engine.work();
  });
  afterAll(async () => {
    await engine?.close();
    await storage?.close();
    await databases?.stop();
  });
  beforeEach(() => {
    done.length = 0;
  });

  test("a run goes from its inputs to its result", async () => {
    const run = await engine.start(localScope, letters, { text: "to be or not", factor: 2 });
    const result = await engine.result(localScope, run);
    expectTypeOf(result).toEqualTypeOf<number>();
    expect(result).toBe(18);
    expect(done.toSorted()).toEqual(["total", "words", "words/0", "words/1", "words/2", "words/3"]);
  });

  test("equal inputs are not computed again; another input only in the steps that read it", async () => {
    await engine.result(
      localScope,
      await engine.start(localScope, letters, { text: "all the same", factor: 1 }),
    );
    done.length = 0;
    expect(
      await engine.result(
        localScope,
        await engine.start(localScope, letters, { text: "all the same", factor: 1 }),
      ),
    ).toBe(10);
    expect(done).toEqual([]);
    expect(
      await engine.result(
        localScope,
        await engine.start(localScope, letters, { text: "all the same", factor: 3 }),
      ),
    ).toBe(30);
    expect(done).toEqual(["total"]);
    done.length = 0;
    expect(
      await engine.result(
        localScope,
        await engine.start(localScope, letters, { text: "all the rest", factor: 3 }),
      ),
    ).toBe(30);
    expect(done.toSorted()).toEqual(["words", "words/2"]);
  });

  test("a join of a split without items runs at once", async () => {
    expect(
      await engine.result(localScope, await engine.start(localScope, letters, { text: "", factor: 1 })),
    ).toBe(0);
  });

  test("watching shows the events of the whole run, totals first", async () => {
    const run = await engine.start(localScope, letters, { text: "watch me", factor: 7 });
    const events: RunEvent[] = [];
    for await (const event of engine.watch(localScope, run)) events.push(event);
    const types = events.map((event) => event.type).filter((type) => type !== "step-run-started");
    expect(types[0]).toBe("run-started");
    expect(types.at(-1)).toBe("run-completed");
    expect(events).toContainEqual(
      expect.objectContaining({ type: "step-runs-planned", step: "lengths", count: 2 }),
    );
    expect(types.filter((type) => type === "step-run-completed")).toHaveLength(4);
  });
});
