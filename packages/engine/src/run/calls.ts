import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { jsonRows } from "../sql.ts";
import type { ModelCall } from "./rows.ts";

/** Records model calls, many at once. */
export async function recordCalls(tx: Transaction, run: string, calls: readonly ModelCall[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.execute(sql`
    insert into engine.model_call (run_id, step, item, attempt, task, model, items, queue_ms, run_ms, outcome,
      degraded, cost, at)
    select ${run}, step, item, attempt, task, model, items, "queueMs", "runMs", outcome, degraded, cost,
      to_timestamp(at / 1000)
    from json_to_recordset(${jsonRows(calls)}) as c (step text, item text, attempt integer, task text, model text,
      items integer, "queueMs" float8, "runMs" float8, outcome text, degraded boolean, cost float8, at float8)`);
}

interface CallRow extends Record<string, unknown> {
  step: string;
  item: string;
  attempt: number;
  task: string;
  model: string | null;
  items: number;
  queue_ms: number;
  run_ms: number;
  outcome: "answered" | "failed";
  degraded: boolean;
  cost: number | null;
  at: number;
}

/** Every model call of a run, in the order they began. */
export async function readCalls(database: Database, run: string): Promise<ModelCall[]> {
  const { rows } = await database.execute<CallRow>(sql`
    select step, item, attempt, task, model, items, queue_ms, run_ms, outcome, degraded, cost,
      (extract(epoch from at) * 1000)::float8 as at
    from engine.model_call where run_id = ${run} order by at`);
  return rows.map(({ queue_ms: queueMs, run_ms: runMs, ...row }) => ({ ...row, queueMs, runMs }));
}
