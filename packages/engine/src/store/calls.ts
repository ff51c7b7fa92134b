import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { RecordedCall } from "../run/run.ts";
import { jsonRows } from "./sql.ts";

/** Records model calls, many at once. */
export async function recordCalls(
  tx: Transaction,
  run: string,
  calls: readonly RecordedCall[],
): Promise<void> {
  if (calls.length === 0) return;
  await tx.execute(sql`
    insert into engine.model_call (run_id, step, item, attempt, task, model, items, queue_ms, run_ms, outcome,
      degraded, cost, at)
    select ${run}, step, item, attempt, task, model, items, "queueMs", "runMs", outcome, degraded, cost,
      to_timestamp(at / 1000)
    from json_to_recordset(${jsonRows(calls)}) as c (step text, item text, attempt integer, task text, model text,
      items integer, "queueMs" float8, "runMs" float8, outcome text, degraded boolean, cost float8, at float8)`);
}

/** The model calls of a run, in the order they began. */
export async function readCalls(database: Database, tenant: string, run: string): Promise<RecordedCall[]> {
  const { rows } = await database.execute<{ [K in keyof RecordedCall]: RecordedCall[K] }>(sql`
    select c.step, c.item, c.attempt, c.task, c.model, c.items, c.queue_ms as "queueMs", c.run_ms as "runMs",
      c.outcome, c.degraded, c.cost, (extract(epoch from c.at) * 1000)::float8 as at
    from engine.model_call c join engine.run r on r.id = c.run_id
    where r.id = ${run} and r.tenant = ${tenant} order by c.at`);
  return rows;
}

/** The calls of a model in all runs of a tenant, added up. */
export interface MeasuredModel {
  /** `id@version`; of calls that no model answered, the planned model. */
  readonly model: string;
  readonly calls: number;
  readonly failed: number;
  /** Mean time of an answer per item. */
  readonly msPerItem: number;
}

/** The calls of every model, added up. */
export async function measureModels(database: Database, tenant: string): Promise<MeasuredModel[]> {
  const { rows } = await database.execute<{ model: string; calls: number; failed: number; ms: number }>(sql`
    select coalesce(c.model, r.plan ->> c.task) as model, count(*)::int as calls,
      (count(*) filter (where c.outcome = 'failed'))::int as failed,
      coalesce(sum(c.run_ms) filter (where c.outcome = 'answered')
        / nullif(sum(c.items) filter (where c.outcome = 'answered'), 0), 0)::float8 as ms
    from engine.model_call c join engine.run r on r.id = c.run_id
    where r.tenant = ${tenant} group by 1`);
  return rows.map(({ ms, ...row }) => ({ ...row, msPerItem: ms }));
}
