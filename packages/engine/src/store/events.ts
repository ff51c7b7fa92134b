import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { ErrorFacts } from "../errors.ts";
import type { RoutePlan } from "../ports.ts";
import { jsonRows } from "./sql.ts";

interface At {
  readonly step: string;
  /** The item, such as `chunks/12`; empty for a step that runs once. */
  readonly item: string;
}

/** What is stored about a run, in order. */
export type StoredEvent =
  | {
      readonly type: "run-started";
      readonly pipeline: string;
      readonly label: string | null;
      readonly plan: RoutePlan;
    }
  /** `count` more step runs of `step` are known. Summed up, the total so far. */
  | { readonly type: "step-runs-planned"; readonly step: string; readonly count: number }
  /** `count` step runs of `step` were taken over, finished, from the run that this one revises. */
  | { readonly type: "step-runs-copied"; readonly step: string; readonly count: number }
  | ({ readonly type: "step-run-completed"; readonly cached: boolean; readonly degraded: boolean } & At)
  | ({
      readonly type: "step-run-retrying";
      readonly attempt: number;
      readonly retryAt: number;
      readonly error: ErrorFacts;
    } & At)
  | ({ readonly type: "step-run-failed"; readonly attempts: number; readonly error: ErrorFacts } & At)
  | { readonly type: "run-completed" }
  | { readonly type: "run-failed"; readonly step: string; readonly item: string; readonly error: ErrorFacts }
  | { readonly type: "run-cancelled" }
  | { readonly type: "run-resumed" };

/** What is shown while it happens and never stored: latest wins. */
export type PreviewEvent =
  | ({ readonly type: "step-run-started"; readonly attempt: number; readonly worker: string } & At)
  | ({ readonly type: "step-run-progress"; readonly done: number; readonly total: number } & At);

/**
 * One thing that happened in a run. `at` is in milliseconds since 1970. What is stored has an `id`, which grows:
 * whoever lost the connection goes on after the last one seen.
 */
export type RunEvent = ((StoredEvent & { readonly id: number }) | PreviewEvent) & {
  readonly run: string;
  readonly at: number;
};

const ENDS = new Set(["run-completed", "run-failed", "run-cancelled"]);
export const endsRun = (event: { readonly type: string }) => ENDS.has(event.type);

/** The statement that stores events. */
export function insertEvents(run: string, events: readonly StoredEvent[]) {
  const rows = events.map(({ type, ...data }) => ({ type, data }));
  return sql`insert into engine.event (run_id, type, data)
    select ${run}, e.type, e.data from json_to_recordset(${jsonRows(rows)}) as e (type text, data jsonb)`;
}

/** Stores events, in the transaction of what they tell of. */
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
export async function readLastEvent(database: Database, run: string): Promise<number> {
  const { rows } = await database.execute<{ id: number }>(
    sql`select coalesce(max(id), 0)::float8 as id from engine.event where run_id = ${run}`,
  );
  return rows[0]!.id;
}
