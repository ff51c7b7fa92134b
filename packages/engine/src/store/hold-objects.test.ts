import type { ObjectStore, Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localScope, openEngine } from "../index.ts";
import { letters, testTasks } from "../pipelines.fixture.ts";

/** A store that deletes every object once, right after it was stored, as the removal of another run does. */
function deletingOnce(objects: ObjectStore): ObjectStore {
  const deleted = new Set<string>();
  return Object.assign(Object.create(objects) as ObjectStore, {
    async put(...args: Parameters<ObjectStore["put"]>) {
      const ref = await objects.put(...args);
      if (!deleted.has(ref.key)) await objects.delete(ref);
      deleted.add(ref.key);
      return ref;
    },
  });
}

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  let storage: Storage;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    storage = await databases.storage();
  });
  afterAll(async () => {
    await storage?.close();
    await databases?.stop();
  });

  test("an object that is deleted before a row refers to it is stored again", async () => {
    const objects = deletingOnce(storage.objects);
    const engine = await openEngine({
      storage: { ...storage, objects },
      pipelines: [letters],
      tasks: testTasks(),
    });
    engine.work();
    const run = await engine.start(localScope, letters, { text: "one three five", factor: 1 });
    expect(await engine.result(localScope, run)).toBe(12);
    const revised = await engine.revise(localScope, letters, run, { factor: 10 });
    expect(await engine.result(localScope, revised)).toBe(120);
    const { rows } = await storage.database.execute<{ key: string; digest: string; bytes: number }>(sql`
      select object_key as key, object_key as digest, bytes from engine.step_run
      union select i.value ->> 'key', i.value ->> 'key', (i.value ->> 'bytes')::float8
        from engine.run r, jsonb_each(r.inputs) i`);
    expect(rows.length).toBeGreaterThan(6);
    for (const ref of rows) expect(await storage.objects.exists(ref), ref.key).toBe(true);
    await engine.close();
  });
});
