import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import S3rver from "@20minutes/s3rver";
import { openStorage, type Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, localScope, openEngine } from "./index.ts";
import { manyItems } from "./worker.fixture.ts";

const WORKER = fileURLToPath(new URL("./worker.fixture.ts", import.meta.url));

let folder: string;
let server: S3rver;
let databases: TestDatabases;
let storage: Storage;
let engine: Engine;
let databaseUrl: string;
const workers: ChildProcess[] = [];
const before = { ...process.env };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hapju-workers-"));
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: join(folder, "s3"),
    configureBuckets: [{ name: "hapju", configs: [] }],
  });
  const { port } = await server.run();
  Object.assign(process.env, {
    HAPJU_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "S3RVER",
    AWS_SECRET_ACCESS_KEY: "S3RVER",
  });
  databases = await testDatabases("postgresql");
  databaseUrl = (await databases.options()).databaseUrl!;
  storage = await openStorage({
    home: join(folder, "starter"),
    databaseUrl,
    objectsUrl: "s3://hapju/objects",
  });
  const tasks = { plan: async () => ({}), call: () => Promise.reject(new Error("no models here")) };
  engine = await openEngine({ storage, pipelines: [manyItems], tasks });
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await engine?.close();
  await storage?.close();
  await databases?.stop();
  await server?.close();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

async function startWorker(name: string): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [WORKER], {
    env: {
      ...process.env,
      HAPJU_HOME: join(folder, name),
      DATABASE_URL: databaseUrl,
      HAPJU_OBJECTS_URL: "s3://hapju/objects",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  workers.push(worker);
  await once(worker.stdout!, "data");
  return worker;
}

test("three workers that share only a database and a store complete a run although one of them is killed", async () => {
  const started = await Promise.all(["one", "two", "three"].map(startWorker));
  const run = await engine.start(localScope, manyItems, { seed: 1000 });
  let completed = 0;
  for await (const event of engine.watch(localScope, run)) {
    if (event.type === "step-run-completed" && event.step === "worked") completed += 1;
    if (completed === 15) started[0]!.kill("SIGKILL");
  }
  const items = await engine.result(localScope, run);
  expect(items.map(({ item }) => item)).toEqual(Array.from({ length: 60 }, (_, index) => 1000 + index));
  const by = new Set(items.map(({ worker }) => worker));
  expect(by.size).toBe(3);
  const { rows } = await storage.database.execute<{ count: number }>(sql`
    select count(*)::int as count from engine.event where run_id = ${run} and type = 'step-run-completed' and data ->> 'step' = 'worked'`);
  expect(rows).toEqual([{ count: 60 }]);
}, 120_000);
