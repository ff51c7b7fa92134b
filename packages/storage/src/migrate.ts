import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { digestOf } from "./digest.ts";
import { StorageError } from "./errors.ts";

/** Advisory lock of migrations, so that two processes that start at the same time do not both create the tables. */
const MIGRATION_LOCK = 4_827_001;

/**
 * Brings the tables of one package up to date: runs the migrations that have not run yet, in order. A migration may hold
 * several statements. All run in one transaction.
 * @param name the package that owns the tables
 * @throws StorageError `migration-changed` if the text of one that has run was changed
 */
export async function migrate(
  database: Database,
  name: string,
  migrations: readonly string[],
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await tx.execute(sql`create table if not exists hapju_migration (
      package text not null, number integer not null, digest text not null,
      applied_at timestamptz not null default now(), primary key (package, number))`);
    const { rows } = await tx.execute<{ number: number; digest: string }>(
      sql`select number, digest from hapju_migration where package = ${name} order by number`,
    );
    for (const [number, text] of migrations.entries()) {
      const digest = digestOf(text);
      const applied = rows[number];
      if (applied && applied.digest !== digest)
        throw new StorageError(
          "migration-changed",
          `Migration ${number} of ${name} has already run, and its text was changed. Restore it, and add another migration after it.`,
        );
      if (applied) continue;
      // One statement at a time: PGlite's prepared statements take no more.
      for (const statement of text.split(/;\s*(?:\n|$)/).filter((part) => part.trim()))
        await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into hapju_migration (package, number, digest) values (${name}, ${number}, ${digest})`,
      );
    }
  });
}
