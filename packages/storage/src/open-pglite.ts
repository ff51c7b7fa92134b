import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { gunzipSync } from "node:zlib";
import type { Database, OpenDatabase } from "./database.ts";
import { explainWriteError } from "./errors.ts";
import { unpackTar } from "./unpack-tar.ts";

/**
 * V8's optimizing compiler takes seconds and 600 MiB for PostgreSQL's largest functions. The small queries of a run take
 * as long without it; a query that computes for a second takes twice as long (docs/measurements/memory.md).
 */
const WITHOUT_OPTIMIZING = ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
/** Zeroed at the start, so all of it is resident. Further pages are in the page cache of the system. */
const SHARED_BUFFERS = "32MB";

/** Opens PostgreSQL compiled to WebAssembly, in this process, on a folder; creates the database if it does not exist. */
export async function openPGlite(folder: string): Promise<OpenDatabase> {
  const { PGlite, types } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  for (const flag of WITHOUT_OPTIMIZING) setFlagsFromString(flag);
  try {
    // A database whose creation was interrupted is created again.
    const unfinished = `${folder}.unfinished`;
    if (existsSync(unfinished)) await rm(folder, { recursive: true, force: true });
    const isNew = !existsSync(join(folder, "PG_VERSION"));
    await mkdir(folder, { recursive: true });
    if (isNew) {
      await writeFile(unfinished, "");
      await unpackEmptyDatabase(folder);
    }
    const pglite = await PGlite.create({
      dataDir: folder,
      relaxedDurability: false,
      startParams: [...PGlite.defaultStartParams, "-c", `shared_buffers=${SHARED_BUFFERS}`],
    });
    if (isNew) await rm(unfinished);
    // drizzle-orm brings parsers to every query, and PGlite copies all of its own for each that does: 310 are for arrays.
    pglite.parsers = { ...types.parsers };
    // Notices such as "already exists, skipping" are for psql.
    await pglite.exec("set client_min_messages = warning");
    const database = drizzle({ client: pglite }) as unknown as Database;
    return { database, client: { kind: "pglite", pglite }, close: () => pglite.close() };
  } catch (error) {
    throw explainWriteError(error, folder);
  }
}

/** `template1` and `template0`, which `create database` copies: a home has only one database. */
const TEMPLATES = /^\/base\/[14]\/./;

/**
 * Unpacks an empty database, which takes a third of the time of creating one. Not through PGlite's `loadDataDir`, whose
 * own file system takes twice as long (docs/measurements/startup.md).
 */
async function unpackEmptyDatabase(folder: string): Promise<void> {
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  const archive = await (await dataDir()).arrayBuffer();
  unpackTar(gunzipSync(archive), folder, (path) => !TEMPLATES.test(path));
}
