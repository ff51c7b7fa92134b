import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { openStorage } from "./index.ts";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "hapju-storage-"));
  cleanups.push(() => rm(home, { recursive: true, force: true }));
  return home;
}

test("data in a home exists when the home is opened again", async () => {
  const home = await newHome();
  const first = await openStorage({ home });
  await first.database.execute(sql`create table note (text text)`);
  await first.database.execute(sql`insert into note values ('kept')`);
  const ref = await first.objects.put(new Uint8Array([1, 2, 3]));
  await first.close();
  const second = await openStorage({ home });
  cleanups.push(() => second.close());
  const { rows } = await second.database.execute<{ text: string }>(sql`select text from note`);
  expect(rows).toEqual([{ text: "kept" }]);
  expect(await second.objects.get(ref)).toEqual(new Uint8Array([1, 2, 3]));
});

test("a second process on a home learns which process holds it, and can lock it after that process is killed", async () => {
  const home = await newHome();
  const script = `import { lockHome } from ${JSON.stringify(import.meta.resolve("./index.ts"))};
    lockHome(${JSON.stringify(home)}); process.send("held"); setInterval(() => {}, 1000);`;
  const file = join(home, "holder.mjs");
  await writeFile(file, script);
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  cleanups.push(async () => child.kill("SIGKILL"));
  await once(child, "message");
  await expect(openStorage({ home })).rejects.toMatchObject({
    code: "home-locked",
    message: expect.stringContaining(`process ${child.pid} (${file})`),
    data: { holder: { pid: child.pid } },
  });
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
  await (await openStorage({ home })).close();
});

test("a database whose creation was interrupted is created again", async () => {
  const home = await newHome();
  await mkdir(join(home, "database/base"), { recursive: true });
  await writeFile(join(home, "database/PG_VERSION"), "18\n");
  await writeFile(join(home, "database.unfinished"), "");
  const { database, close } = await openStorage({ home });
  cleanups.push(close);
  const { rows } = await database.execute(sql`select 1 as one`);
  expect(rows).toEqual([{ one: 1 }]);
  expect(await readdir(home)).not.toContain("database.unfinished");
});

test("a home inside a file is refused with the name of the folder", async () => {
  const home = join(await newHome(), "file");
  await writeFile(home, "");
  await expect(openStorage({ home: join(home, "home") })).rejects.toMatchObject({
    code: "not-writable",
    message: expect.stringContaining(home),
  });
});

test("a database that does not answer is reported without its password", async () => {
  const home = await newHome();
  const opening = openStorage({ home, databaseUrl: "postgresql://me:secret@127.0.0.1:1/none" });
  await expect(opening).rejects.toMatchObject({
    code: "database-unreachable",
    message: expect.stringMatching(/127\.0\.0\.1:1\/none.*DATABASE_URL/),
  });
  await expect(opening).rejects.not.toThrow("secret");
});

test("an object store with an address of another kind is refused", async () => {
  const home = await newHome();
  await expect(openStorage({ home, objectsUrl: "ftp://somewhere/else" })).rejects.toMatchObject({
    code: "bad-location",
  });
  // What was taken before the error is given back.
  expect(await readdir(home)).toContain("lock");
  await (await openStorage({ home })).close();
  expect(JSON.parse(await readFile(join(home, "lock-holder.json"), "utf8"))).toMatchObject({
    pid: process.pid,
  });
});
