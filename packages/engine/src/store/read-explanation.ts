import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { unknownRun } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import { type Explanation, explain, type OpenStepRun } from "../run/explain.ts";
import { readRun } from "./list-runs.ts";

/** What a run does and what it waits for. @throws EngineError `run-unknown` */
export async function readExplanation(database: Database, tenant: string, id: string): Promise<Explanation> {
  const run = await readRun(database, tenant, id);
  const { rows: graphs } = await database.execute<{ graph: Graph; now: number }>(sql`
    select graph, (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from engine.run where id = ${id} and tenant = ${tenant}`);
  const [found] = graphs;
  if (!found) throw unknownRun(id);
  const ms = (column: string) => sql.raw(`(extract(epoch from s.${column}) * 1000)::float8`);
  // Other tenants' step runs are in the same queues, and are not counted: one tenant must not learn of another.
  const { rows } = await database.execute<{ [K in keyof OpenStepRun]: OpenStepRun[K] }>(sql`
    select s.step, s.item, s.state, s.waiting_on as "waitingOn", s.attempt, s.worker, s.queue,
      ${ms("started_at")} as "startedAt", ${ms("queued_at")} as "queuedAt", ${ms("retry_at")} as "retryAt",
      s.error ->> 'message' as "lastError",
      case when s.state = 'queued' then (select count(*)::int from engine.step_run o
        join engine.run r on r.id = o.run_id and r.tenant = ${tenant}
        where o.state = 'queued' and o.queue = s.queue and o.queued_at < s.queued_at) else 0 end as ahead
    from engine.step_run s where s.run_id = ${id} and s.state in ('running', 'queued', 'waiting')
    order by s.step, s.position`);
  return explain(run, found.graph, rows, found.now);
}
