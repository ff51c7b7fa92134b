import { localScope } from "@hapju/spec";
import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Engine, openEngine, runTable } from "../index.ts";
import { letters, testTasks } from "../pipelines.fixture.ts";

const OTHER = { tenant: "other", actor: "test" };
const INPUTS = { text: "one two", factor: 1 };

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  let engine: Engine;
  let first: string;
  let second: string;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
    engine = await openEngine({ storage, pipelines: [letters], tasks: testTasks() });
    // No worker: runs keep the state they start with.
    first = await engine.start(localScope, letters, INPUTS, { label: "Weekly review" });
    second = await engine.start(localScope, letters, INPUTS, { label: "100% done" });
    await engine.start(OTHER, letters, INPUTS, { label: "Weekly review" });
  });
  afterAll(async () => {
    await engine?.close();
    await storage?.close();
    await databases?.stop();
  });
  const ids = async (options?: Parameters<Engine["queries"]["list"]>[1]) =>
    (await engine.queries.list(localScope, options)).map(({ id }) => id);

  test("runs are listed latest first, up to a limit", async () => {
    expect(await ids()).toEqual([second, first]);
    expect(await ids({ limit: 1 })).toEqual([second]);
    expect(await ids({ ids: [first, "unknown"] })).toEqual([first]);
  });

  test("a search by label ignores case, and has no wildcards", async () => {
    expect(await ids({ label: "REVIEW" })).toEqual([first]);
    expect(await ids({ label: "0%" })).toEqual([second]);
    expect(await ids({ label: "%" })).toEqual([second]);
  });

  test("metrics count the runs and queued step runs of the tenant", async () => {
    // One more run is another tenant's.
    expect((await engine.queries.totals()).runs).toEqual([{ state: "running", count: 3 }]);
    expect(await engine.queries.metrics(localScope)).toEqual({
      runs: [{ state: "running", count: 2 }],
      queued: [{ queue: "default", count: 2 }],
      calls: [],
    });
  });

  test("the table of runs can be joined, and holds the tenant's runs only", async () => {
    const { rows } = await storage.database.execute(sql`
      select wanted.id, r.state, r.label from json_array_elements_text(${JSON.stringify([first])}::text::json) as wanted (id)
      left join ${runTable(localScope)} r on r.id = wanted.id`);
    expect(rows).toEqual([{ id: first, state: "running", label: "Weekly review" }]);
    const { rows: counts } = await storage.database.execute(
      sql`select count(*)::int as count from ${runTable(OTHER)} r`,
    );
    expect(counts).toEqual([{ count: 1 }]);
  });

  test("a run is removed with the transaction of the caller, or not at all", async () => {
    const run = await engine.start(localScope, letters, { text: "to remove", factor: 1 });
    const failed = storage.database.transaction(async (tx) => {
      await engine.removeWithin(tx, localScope, [run]);
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    expect(await ids({ ids: [run] })).toEqual([run]);
    const cleanUp = await storage.database.transaction((tx) => engine.removeWithin(tx, localScope, [run]));
    await cleanUp();
    expect(await ids({ ids: [run] })).toEqual([]);
  });
});
