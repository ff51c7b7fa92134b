import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineVault } from "@hapju/identity";
import { sql } from "drizzle-orm";
import type { MeetingApp } from "../meeting-app.ts";

/** Where a text is stored: how many objects hold it, opened where they can be, and which tables. */
export async function storedOf(
  { storage, directory }: MeetingApp,
  home: string,
  text: string,
): Promise<{ readonly objects: number; readonly tables: string[] }> {
  const { database } = storage;
  const { rows: tables } = await database.execute<{ name: string }>(sql`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
  const holding: string[] = [];
  for (const { name } of tables) {
    const [schema, table] = name.split(".") as [string, string];
    const { rows } = await database.execute<{ count: number }>(sql`
      select count(*)::int as count from ${sql.identifier(schema)}.${sql.identifier(table)} t
      where strpos(row_to_json(t)::text, ${text}) > 0`);
    if (rows.some(({ count }) => count > 0)) holding.push(name);
  }
  const root = join(home, "objects");
  let objects = 0;
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const [, name] = /\/sealed\/([^/]+)\//.exec(path) ?? [];
    const stored = readFileSync(path);
    const bytes = name
      ? await engineVault(directory.vault)
          .open(name, stored)
          .catch(() => stored)
      : stored;
    if (Buffer.from(bytes).includes(text)) objects += 1;
  }
  return { objects, tables: holding };
}
