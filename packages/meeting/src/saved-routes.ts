import type { RouteOverrides } from "@hapju/inference";
import { type Database, migrate } from "@hapju/storage";
import { sql } from "drizzle-orm";

/** Never edit a migration: add one. */
const migrations: readonly string[] = [
  `
create schema route;
create table route.saved (task text primary key, candidates jsonb not null);
do $$ begin if to_regclass('server.setting') is not null then insert into route.saved select r.key, r.value from server.setting s, jsonb_each(s.value) r where s.name = 'routes'; delete from server.setting where name = 'routes'; end if; end $$
`,
];

/** The routes saved for an installation: in its database, shared by all its processes. */
export interface SavedRoutes {
  /** The saved order of models by task. */
  read(): Promise<RouteOverrides>;
  /** Saves the order of models for a task; `null`: that of the catalog. Runs that start later use it. */
  save(task: string, order: readonly string[] | null): Promise<void>;
}

/** Opens the saved routes: migrates their table. */
export async function openSavedRoutes(database: Database): Promise<SavedRoutes> {
  await migrate(database, "route", migrations);
  return {
    async read() {
      const { rows } = await database.execute<{ task: string; candidates: string[] }>(
        sql`select task, candidates from route.saved order by task`,
      );
      return Object.fromEntries(rows.map(({ task, candidates }) => [task, candidates]));
    },
    async save(task, order) {
      if (order === null) await database.execute(sql`delete from route.saved where task = ${task}`);
      else
        await database.execute(sql`insert into route.saved (task, candidates)
          values (${task}, ${JSON.stringify(order)}::text::jsonb)
          on conflict (task) do update set candidates = excluded.candidates`);
    },
  };
}
