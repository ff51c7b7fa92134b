import { migrate, type Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrations } from "./tables.ts";

let databases: TestDatabases;
let storage: Storage;
beforeAll(async () => {
  databases = await testDatabases("pglite");
  storage = await databases.storage();
});
afterAll(async () => {
  await storage?.close();
  await databases?.stop();
});

test("runs from before seal keys keep their key, and their cache entries get their tenant", async () => {
  const { database } = storage;
  const scopeMigration = migrations.findIndex((text) => text.includes("seal_key"));
  await migrate(database, "engine", migrations.slice(0, scopeMigration));
  const ref = (scope: string | null) => ({ digest: "d", key: "k", bytes: 1, scope });
  const inputs = JSON.stringify({ open: ref(null), sealed: ref("recording-1") });
  await database.execute(sql`
    insert into engine.run (id, tenant, pipeline, scope, state, graph, plan, queues, inputs, remaining)
    values ('old', 'acme', 'p', 'recording-1', 'completed', '{}', '{}', '{}', ${inputs}::text::jsonb, 0),
      ('bare', 'acme', 'p', null, 'completed', '{}', '{}', '{}', '{}', 0)`);
  await database.execute(sql`
    insert into engine.cache (key, digest, object_key, bytes, degraded, run_id)
    values ('of-old', 'd', 'k', 1, false, 'old'), ('of-removed', 'd', 'k', 1, false, 'removed')`);
  await migrate(database, "engine", migrations);
  const { rows: runs } = await database.execute(sql`select id, seal_key, inputs from engine.run order by id`);
  expect(runs).toEqual([
    { id: "bare", seal_key: null, inputs: {} },
    {
      id: "old",
      seal_key: "recording-1",
      inputs: {
        open: { digest: "d", key: "k", bytes: 1, sealKey: null },
        sealed: { digest: "d", key: "k", bytes: 1, sealKey: "recording-1" },
      },
    },
  ]);
  const { rows: cache } = await database.execute(sql`select key, tenant from engine.cache order by key`);
  expect(cache).toEqual([
    { key: "of-old", tenant: "acme" },
    { key: "of-removed", tenant: "default" },
  ]);
});
