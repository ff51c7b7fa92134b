import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { StorageError } from "./errors.ts";

interface Result<Row> {
  readonly rows: Row[];
}

/** The result of `execute`, the same for both databases. */
export interface Rows extends PgQueryResultHKT {
  readonly type: Result<this["row"]>;
}

/** The database, PGlite or PostgreSQL, with the same SQL for both. */
export type Database = PgDatabase<Rows, Record<string, never>>;

/** A transaction of a {@link Database}. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The driver under a {@link Database}, for libraries that bring their own SQL. */
export type DatabaseClient =
  | { readonly kind: "pglite"; readonly pglite: PGlite }
  | { readonly kind: "postgresql"; readonly pool: Pool; readonly url: string };

/** An open database. */
export interface OpenDatabase {
  readonly database: Database;
  readonly client: DatabaseClient;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** Connects to a PostgreSQL server. @throws StorageError `database-unreachable` */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const database = drizzle({ client: pool }) as unknown as Database;
  try {
    await database.execute(sql`select 1`);
  } catch (error) {
    await pool.end();
    const { hostname, port, pathname } = new URL(url);
    const path = `${hostname}:${port || 5432}${pathname}`;
    const reason = ((error as Error).cause ?? error) as Error & { code?: string };
    throw new StorageError(
      "database-unreachable",
      `PostgreSQL at ${path} cannot be used: ${reason.message || reason.code}. Check DATABASE_URL, and that the server runs.`,
      { path, ...(reason.code ? { system: reason.code } : {}) },
      { cause: error },
    );
  }
  return { database, client: { kind: "postgresql", pool, url }, close: () => pool.end() };
}
