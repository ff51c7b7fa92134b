import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { RunEvent, StoredEvent } from "../run/events.ts";
import { jsonRows } from "./sql.ts";

/** The statement that stores events. */
export function insertEvents(run: string, events: readonly StoredEvent[]) {
  const rows = events.map(({ type, ...data }) => ({ type, data }));
  return sql`insert into engine.event (run_id, type, data)
    select ${run}, e.type, e.data from json_to_recordset(${jsonRows(rows)}) as e (type text, data jsonb)`;
}

/** Stores events in the transaction of the change they report. */
export async function storeEvents(
  tx: Transaction,
  run: string,
  events: readonly StoredEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.execute(insertEvents(run, events));
}

/** The events of a run after one of them. */
export async function readEvents(
  database: Database,
  run: string,
  after: number,
): Promise<{ readonly events: RunEvent[]; readonly last: number }> {
  const { rows } = await database.execute<{ id: number; at: number; type: string; data: object }>(sql`
    select id::float8 as id, (extract(epoch from at) * 1000)::float8 as at, type, data
    from engine.event where run_id = ${run} and id > ${after} order by id limit 2000`);
  const events = rows.map(({ id, type, at, data }) => ({ id, type, run, at, ...data }) as RunEvent);
  return { events, last: rows.at(-1)?.id ?? after };
}

/** Id of the last event of a run; 0 if there is none. */
export async function readLastEvent(database: Database, tenant: string, run: string): Promise<number> {
  const { rows } = await database.execute<{ id: number }>(sql`
    select coalesce(max(e.id), 0)::float8 as id from engine.event e join engine.run r on r.id = e.run_id
    where r.id = ${run} and r.tenant = ${tenant}`);
  return rows[0]?.id ?? 0;
}
