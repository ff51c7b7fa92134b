import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { unknownRun } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import { type RunGraph, type StepModel, type StepTotals, summarizeSteps } from "../run/step-summary.ts";

/** What a query answers: the fields of `Value`, and the step they belong to. */
type RowOf<Value> = { [K in keyof Value]: Value[K] } & { step: string };

/** The graph of a run with the state of its steps. @throws EngineError `run-unknown` */
export async function readSteps(database: Database, tenant: string, run: string): Promise<RunGraph> {
  const { rows: runs } = await database.execute<{ graph: Graph }>(
    sql`select graph from engine.run where id = ${run} and tenant = ${tenant}`,
  );
  const graph = runs[0]?.graph;
  if (!graph) throw unknownRun(run);
  const { rows: steps } = await database.execute<RowOf<StepTotals>>(sql`
    select step, count(*)::int as total,
      (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state = 'queued'))::int as queued,
      (count(*) filter (where state = 'running'))::int as running,
      (count(*) filter (where state = 'completed'))::int as completed,
      (count(*) filter (where state = 'failed'))::int as failed,
      (count(*) filter (where cached))::int as cached, (count(*) filter (where degraded))::int as degraded,
      sum(greatest(attempt - 1, 0))::int as retries, bool_or(seal_key is not null) as sealed,
      (extract(epoch from min(started_at)) * 1000)::float8 as "startedAt",
      (extract(epoch from max(ended_at)) * 1000)::float8 as "endedAt",
      coalesce(sum(extract(epoch from ended_at - started_at) * 1000) filter (where not cached), 0)::float8 as "busyMs"
    from engine.step_run where run_id = ${run} group by step`);
  const { rows: models } = await database.execute<RowOf<StepModel>>(sql`
    select step, task, coalesce(model, 'none') as model, count(*)::int as calls, sum(run_ms) as "runMs",
      sum(queue_ms) as "queueMs"
    from engine.model_call where run_id = ${run} group by step, task, coalesce(model, 'none') order by step, task`);
  const modelsOf = new Map<string, StepModel[]>();
  for (const { step, ...model } of models) modelsOf.set(step, [...(modelsOf.get(step) ?? []), model]);
  return summarizeSteps(graph, new Map(steps.map(({ step, ...totals }) => [step, totals])), modelsOf);
}
