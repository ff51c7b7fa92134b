import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Dispatch, StaleAttempt } from "../dispatch/dispatch.ts";
import { openPgBoss } from "../dispatch/pg-boss.ts";
import { defineStep, input, localScope, openEngine, pipeline } from "../index.ts";
import { addUp, countLetters, cutWords, letters, testTasks } from "../pipelines.fixture.ts";
import { type Completed, endStepRuns } from "./commit.ts";
import { type Lease, leaseStepRuns, releaseStepRuns } from "./lease.ts";
import { type KnownRun, RunReader } from "./run-reader.ts";

const double = defineStep({
  name: "double",
  version: 1,
  run: ({ length }: { length: number }) => Promise.resolve(2 * length),
});
/** As `letters`, with one step more on every word. */
const doubled = pipeline(
  "doubled",
  { text: input<string>(), factor: input<number>() },
  (p, { text, factor }) => {
    const word = p.split("words", { text }, cutWords);
    const length = p.each("lengths", { word }, countLetters);
    const lengths = p.each("doubles", { length }, double);
    return p.all("total", { lengths, factor }, addUp);
  },
);

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  let dispatch: Dispatch;
  let text = 0;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
    dispatch = await openPgBoss(storage.client, ["default"], (error) => {
      throw error;
    });
  });
  afterAll(async () => {
    await dispatch?.close();
    await storage?.close();
    await databases?.stop();
  });

  /** A run without a worker whose split is done: three items. */
  async function begin(of = letters): Promise<KnownRun & { id: string }> {
    const engine = await openEngine({ storage, pipelines: [of], tasks: testTasks() });
    text += 1;
    const id = await engine.start(localScope, of, { text: `run ${text}`, factor: 1 });
    await engine.close();
    const reader = new RunReader();
    const known = await storage.database.transaction((tx) => reader.read(tx, [id]));
    const [split] = await take(1);
    await end(known.get(id)!, [completed(split!, ["a", "b", "c"])]);
    return { id, ...known.get(id)! };
  }
  const take = (limit: number, worker = "first") =>
    storage.database.transaction((tx) => leaseStepRuns(tx, dispatch, "default", limit, worker));
  const end = (known: KnownRun, endings: readonly Completed[], through = dispatch) =>
    storage.database.transaction((tx) => endStepRuns(tx, through, known, endings));
  const completed = (lease: Lease, items?: readonly string[], digest = "d"): Completed => ({
    kind: "completed",
    lease,
    key: `${lease.run} ${lease.step} ${lease.item}`,
    ref: { digest, key: digest, bytes: 1, sealKey: null },
    items,
    cached: false,
    degraded: false,
    calls: [],
  });
  async function stepRun(run: string, step: string, item: string) {
    const { rows } = await storage.database.execute<{
      state: string;
      waiting_on: number;
      digest: string | null;
      worker: string;
    }>(sql`select state, waiting_on, digest, worker from engine.step_run
      where run_id = ${run} and step = ${step} and item = ${item}`);
    return rows[0]!;
  }
  const count = async (what: string, run: string) => {
    const { rows } = await storage.database.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.raw(what)} where run_id = ${run}`,
    );
    return rows[0]!.count;
  };
  afterEach(async () => {
    await storage.database.execute(sql`delete from pgboss.job`);
    await storage.database.execute(sql`delete from engine.run`);
  });

  test("a join is a counter: each ending decrements it, and the last makes the join due", async () => {
    const known = await begin();
    expect(await stepRun(known.id, "total", "")).toMatchObject({ state: "waiting", waiting_on: 3 });
    const [first, ...rest] = await take(10);
    await end(known, [completed(first!)]);
    expect(await stepRun(known.id, "total", "")).toMatchObject({ state: "waiting", waiting_on: 2 });
    expect(await take(10)).toEqual([]);
    await end(
      known,
      rest.map((lease) => completed(lease)),
    );
    expect(await stepRun(known.id, "total", "")).toMatchObject({ state: "queued", waiting_on: 0 });
    expect(await take(10)).toMatchObject([{ step: "total", item: "" }]);
  });

  test("depth-first scheduling: a deeper step run is leased before one with fewer steps before it", async () => {
    const known = await begin(doubled);
    const [first] = await take(1);
    await end(known, [completed(first!)]);
    expect(await take(1)).toMatchObject([{ step: "doubles", item: first!.item }]);
    expect(await take(1)).toMatchObject([{ step: "lengths" }]);
  });

  test("two simultaneous endings make the join due once", async () => {
    const known = await begin();
    const leases = await take(10);
    await Promise.all(leases.map((lease) => end(known, [completed(lease)])));
    expect(await take(10)).toMatchObject([{ step: "total" }]);
  });

  test("a worker that lost its lease cannot end a step run; the present holder can", async () => {
    const known = await begin();
    const [stale, ...rest] = await take(10, "first");
    await storage.database.transaction((tx) => releaseStepRuns(tx, dispatch, [stale!]));
    const [current] = await take(10, "second");
    expect(current).toMatchObject({ item: stale!.item });
    await expect(end(known, [completed(stale!, undefined, "stale"), completed(rest[0]!)])).rejects.toThrow(
      StaleAttempt,
    );
    expect(await stepRun(known.id, stale!.step, stale!.item)).toMatchObject({
      state: "running",
      digest: null,
      worker: "second",
    });
    expect(await stepRun(known.id, "total", "")).toMatchObject({ waiting_on: 3 });
    await end(known, [completed(current!, undefined, "current")]);
    expect(await stepRun(known.id, stale!.step, stale!.item)).toMatchObject({ digest: "current" });
  });

  test("row, cache entry, events and next jobs are written together or not at all", async () => {
    const known = await begin();
    const leases = await take(10);
    const before = {
      events: await count("engine.event", known.id),
      cache: await count("engine.cache", known.id),
    };
    const broken: Dispatch = {
      ...dispatch,
      insert: async () => {
        throw new Error("no more jobs");
      },
    };
    await expect(
      end(
        known,
        leases.map((lease) => completed(lease)),
        broken,
      ),
    ).rejects.toThrow("no more jobs");
    expect(await stepRun(known.id, "lengths", "words/0")).toMatchObject({ state: "running", digest: null });
    expect({
      events: await count("engine.event", known.id),
      cache: await count("engine.cache", known.id),
    }).toEqual(before);
    await end(
      known,
      leases.map((lease) => completed(lease)),
    );
  });
});
