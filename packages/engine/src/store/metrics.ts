import type { Database } from "@hapju/storage";
import { type SQL, sql } from "drizzle-orm";
import type { RecordedCall, RunState } from "../run/run.ts";

/** Counts of runs, queued step runs and model calls. */
export interface RunMetrics {
  readonly runs: readonly { readonly state: RunState; readonly count: number }[];
  /** Step runs that wait for a worker, by queue. */
  readonly queued: readonly { readonly queue: string; readonly count: number }[];
  readonly calls: readonly {
    readonly task: string;
    /** `id@version`; `none` for calls that no model answered. */
    readonly model: string;
    readonly outcome: RecordedCall["outcome"];
    readonly count: number;
    /** Time the models ran, added up. */
    readonly runMs: number;
  }[];
}

type Rows<K extends keyof RunMetrics> = {
  -readonly [F in keyof RunMetrics[K][number]]: RunMetrics[K][number][F];
};

/** Counts the rows of a tenant; undefined: of all tenants. */
export async function readMetrics(database: Database, tenant: string | undefined): Promise<RunMetrics> {
  const counted: SQL = tenant === undefined ? sql`true` : sql`r.tenant = ${tenant}`;
  const { rows: runs } = await database.execute<Rows<"runs">>(
    sql`select state, count(*)::int as count from engine.run r where ${counted} group by state`,
  );
  const { rows: queued } = await database.execute<Rows<"queued">>(sql`
    select s.queue, count(*)::int as count from engine.step_run s join engine.run r on r.id = s.run_id
    where ${counted} and r.state = 'running' and s.state = 'queued' group by s.queue`);
  const { rows: calls } = await database.execute<Rows<"calls">>(sql`
    select c.task, coalesce(c.model, 'none') as model, c.outcome, count(*)::int as count,
      sum(c.run_ms)::float8 as "runMs"
    from engine.model_call c join engine.run r on r.id = c.run_id
    where ${counted} group by 1, 2, 3`);
  return { runs, queued, calls };
}
