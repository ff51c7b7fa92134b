import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Database, type DatabaseClient, openPostgres } from "./database.ts";
import { StorageError } from "./errors.ts";
import { openFolderObjects } from "./folder-objects.ts";
import { type HomeLock, lockHome } from "./lock-home.ts";
import type { ObjectStore } from "./objects.ts";
import { openPGlite } from "./open-pglite.ts";

/** Where a home keeps its data. */
export interface StorageOptions {
  /** The folder of all data on this machine. Created if it does not exist. */
  readonly home: string;
  /** A PostgreSQL server, `postgresql://…`. Default: PGlite in `${home}/database`, for one process alone. */
  readonly databaseUrl?: string | undefined;
  /** `s3://bucket/prefix`, a `file:` URL or a folder. Default: `${home}/objects`. */
  readonly objectsUrl?: string | undefined;
}

/** The one database and the one object store. */
export interface Storage {
  readonly database: Database;
  readonly client: DatabaseClient;
  readonly objects: ObjectStore;
  /** Closes the database and unlocks the home. */
  close(): Promise<void>;
}

async function openObjects(url: string, home: string): Promise<ObjectStore> {
  if (!/^[a-z][a-z0-9]+:/i.test(url)) return openFolderObjects(resolve(url));
  const parsed = new URL(url);
  if (parsed.protocol === "s3:" && parsed.hostname) {
    // The S3 client is large, and most homes keep their objects in a folder.
    const { openS3Objects } = await import("./s3-objects.ts");
    return openS3Objects(parsed, join(home, "cache"));
  }
  if (parsed.protocol === "file:") return openFolderObjects(fileURLToPath(parsed));
  throw new StorageError(
    "bad-location",
    `Objects cannot be stored at ${url}. Give a folder or s3://bucket/prefix.`,
    { path: url },
  );
}

/**
 * Opens the database and the object store of a home.
 *
 * ```ts
 * const storage = await openStorage({ home: "/var/lib/hapju" });
 * const ref = await storage.objects.put(encode({ answer: 42 }));
 * await storage.close();
 * ```
 * @throws StorageError `home-locked` (PGlite only), `not-writable`, `disk-full`, `database-unreachable`
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const home = resolve(options.home);
  const { databaseUrl, objectsUrl = join(home, "objects") } = options;
  let lock: HomeLock | undefined;
  try {
    if (!databaseUrl) lock = lockHome(home);
    const objects = await openObjects(objectsUrl, home);
    const opened = databaseUrl ? await openPostgres(databaseUrl) : await openPGlite(join(home, "database"));
    const { database, client } = opened;
    const close = async () => {
      await opened.close();
      lock?.release();
    };
    return { database, client, objects, close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
