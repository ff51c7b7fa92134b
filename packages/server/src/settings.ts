import { type Database, migrate } from "@hapju/storage";
import { sql } from "drizzle-orm";

/** Never edit a migration: add one. */
const migrations: readonly string[] = [
  `
create schema server;
create table server.setting (name text primary key, value jsonb not null);
`,
];

/** Settings of this installation that the API changes, by name; values are JSON. */
export interface ServerSettings {
  /** Reads a setting; undefined: it was never set. */
  get<Value>(name: string): Promise<Value | undefined>;
  /** Sets a setting. */
  set(name: string, value: unknown): Promise<void>;
  /** Sets a setting unless it has a value, and answers its value: concurrent callers get the same. */
  ensure<Value>(name: string, value: Value): Promise<Value>;
}

/** Opens the settings, kept in the database. */
export async function openSettings(database: Database): Promise<ServerSettings> {
  await migrate(database, "server", migrations);
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`;
  const get = async <Value>(name: string) => {
    const { rows } = await database.execute<{ value: Value }>(
      sql`select value from server.setting where name = ${name}`,
    );
    return rows[0]?.value;
  };
  return {
    get,
    async set(name, value) {
      await database.execute(sql`insert into server.setting (name, value) values (${name}, ${json(value)})
        on conflict (name) do update set value = excluded.value`);
    },
    async ensure<Value>(name: string, value: Value) {
      await database.execute(sql`insert into server.setting (name, value) values (${name}, ${json(value)})
        on conflict (name) do nothing`);
      return (await get<Value>(name)) ?? value;
    },
  };
}
