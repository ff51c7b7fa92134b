import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, openStorage, type Storage } from "./index.ts";

let home: string;
let storage: Storage;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hapju-migrate-"));
  storage = await openStorage({ home });
});
afterAll(async () => {
  await storage.close();
  await rm(home, { recursive: true, force: true });
});

test("each migration runs once, in order; later ones run when they are added", async () => {
  const first = "create table animal (name text);\ninsert into animal values ('cat');";
  await migrate(storage.database, "zoo", [first]);
  await migrate(storage.database, "zoo", [first]);
  await migrate(storage.database, "zoo", [first, "insert into animal values ('dog')"]);
  const { rows } = await storage.database.execute(sql`select name from animal order by name`);
  expect(rows).toEqual([{ name: "cat" }, { name: "dog" }]);
});

test("a migration that fails changes nothing", async () => {
  const broken = ["create table half (a text);\ncreate table half (a text);"];
  await expect(migrate(storage.database, "broken", broken)).rejects.toThrow();
  const { rows } = await storage.database.execute(sql`select to_regclass('half')::text as half`);
  expect(rows).toEqual([{ half: null }]);
});

test("a migration that was edited after it ran is refused", async () => {
  await migrate(storage.database, "edited", ["select 1"]);
  await expect(migrate(storage.database, "edited", ["select 2"])).rejects.toMatchObject({
    code: "migration-changed",
  });
});
