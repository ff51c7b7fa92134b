import { randomUUID } from "node:crypto";
import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Dispatch, StaleAttempt } from "./dispatch.ts";
import { openPgBoss } from "./pg-boss.ts";

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  let dispatch: Dispatch;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
    dispatch = await openPgBoss(storage.client, ["one", "two"], (error) => {
      throw error;
    });
  });
  afterAll(async () => {
    await dispatch?.close();
    await storage?.close();
    await databases?.stop();
  });
  const within = <T>(
    work: (tx: Parameters<Parameters<Storage["database"]["transaction"]>[0]>[0]) => Promise<T>,
  ) => storage.database.transaction(work);
  const put = async (queue: string) => {
    const id = randomUUID();
    await within((tx) => dispatch.insert(tx, queue, [{ id }]));
    return id;
  };
  const take = async (queue: string) => (await within((tx) => dispatch.fetch(tx, queue, 10)))[0]!;

  // A call that leaves the transaction waits for ever for PGlite's one connection: the test would time out.
  test("every call is part of its transaction: a rollback undoes it", {
    timeout: 20_000,
  }, async () => {
    const id = await put("one");
    const attempt = within(async (tx) => {
      await dispatch.insert(tx, "one", [{ id: randomUUID() }]);
      const jobs = await dispatch.fetch(tx, "one", 10);
      expect(jobs).toHaveLength(2);
      await dispatch.release(tx, "one", jobs.slice(0, 1));
      await dispatch.settle(tx, "one", jobs.slice(1));
      await dispatch.remove(tx, "one", [jobs[0]!.id]);
      throw new Error("roll back");
    });
    await expect(attempt).rejects.toThrow("roll back");
    const jobs = await within((tx) => dispatch.fetch(tx, "one", 10));
    expect(jobs.map((job) => job.id)).toEqual([id]);
    await within((tx) => dispatch.settle(tx, "one", jobs));
  });

  test("a claim that another worker holds cannot settle, and rolls back the transaction", async () => {
    const id = await put("two");
    const stale = await take("two");
    await within((tx) => dispatch.release(tx, "two", [stale]));
    const current = await take("two");
    expect(current).toMatchObject({ id });
    expect(current.attempt).not.toBe(stale.attempt);
    await storage.database.execute(sql`create table result (text text)`);
    const late = within(async (tx) => {
      await tx.execute(sql`insert into result values ('stale')`);
      await dispatch.settle(tx, "two", [stale]);
    });
    await expect(late).rejects.toThrow(StaleAttempt);
    const { rows } = await storage.database.execute(sql`select * from result`);
    expect(rows).toEqual([]);
    expect(await dispatch.touch("two", [stale])).toBe(0);
    expect(await dispatch.touch("two", [current])).toBe(1);
    await within((tx) => dispatch.settle(tx, "two", [current]));
    await expect(within((tx) => dispatch.settle(tx, "two", [current]))).rejects.toThrow(StaleAttempt);
  });

  test("a job is not due before its time", async () => {
    const id = randomUUID();
    await within((tx) => dispatch.insert(tx, "one", [{ id, startAfter: Date.now() + 60_000 }]));
    expect(await within((tx) => dispatch.fetch(tx, "one", 10))).toEqual([]);
    await within((tx) => dispatch.remove(tx, "one", [id]));
  });

  test("due jobs of the highest priority are fetched first, then the oldest", async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    for (const [index, priority] of [0, 1, 2, 1].entries())
      await within((tx) => dispatch.insert(tx, "one", [{ id: ids[index]!, priority }]));
    const taken: string[] = [];
    for (const _ of ids) taken.push((await within((tx) => dispatch.fetch(tx, "one", 1)))[0]!.id);
    expect(taken).toEqual([ids[2], ids[1], ids[3], ids[0]]);
    await within((tx) => dispatch.remove(tx, "one", ids));
  });

  test("jobs of one queue are not fetched from another", async () => {
    const id = await put("two");
    expect(await within((tx) => dispatch.fetch(tx, "one", 10))).toEqual([]);
    await within((tx) => dispatch.remove(tx, "two", [id]));
    expect(await within((tx) => dispatch.fetch(tx, "two", 10))).toEqual([]);
  });
});
