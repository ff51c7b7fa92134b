import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Graph, Node } from "../graph/graph.ts";
import { slowestPath } from "../run/slowest-path.ts";
import { unknownRun } from "./change-run.ts";

/** A step of a run with what became of its step runs, added up. Times in milliseconds since 1970. */
export interface StepSummary {
  readonly name: string;
  readonly kind: Node["kind"];
  /** The splits around it; empty: it runs once. */
  readonly scope: string;
  /** Names of the steps and inputs it reads. */
  readonly inputs: readonly string[];
  readonly total: number;
  readonly waiting: number;
  readonly queued: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  readonly cached: number;
  readonly degraded: number;
  /** Attempts beyond the first. */
  readonly retries: number;
  readonly sealed: boolean;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** The time its step runs took, added up. */
  readonly busyMs: number;
  readonly models: readonly {
    readonly task: string;
    readonly model: string;
    readonly calls: number;
    readonly runMs: number;
    readonly queueMs: number;
  }[];
  /** Whether a run that is this slow is so because of it: what the last step waited for, and so on. */
  readonly onSlowestPath: boolean;
}

interface StepRow extends Record<string, unknown> {
  step: string;
  total: number;
  waiting: number;
  queued: number;
  running: number;
  completed: number;
  failed: number;
  cached: number;
  degraded: number;
  retries: number;
  sealed: boolean | null;
  started_at: number | null;
  ended_at: number | null;
  busy_ms: number;
}

interface ModelRow extends Record<string, unknown> {
  step: string;
  task: string;
  model: string;
  calls: number;
  run_ms: number;
  queue_ms: number;
}

const NOTHING = {
  total: 0,
  waiting: 0,
  queued: 0,
  running: 0,
  completed: 0,
  failed: 0,
  cached: 0,
  degraded: 0,
  retries: 0,
};

/** The graph of a run, filled in. @throws EngineError `run-unknown` */
export async function readSteps(
  database: Database,
  tenant: string,
  run: string,
): Promise<{ readonly inputs: readonly string[]; readonly steps: readonly StepSummary[] }> {
  const { rows: runs } = await database.execute<{ graph: Graph }>(
    sql`select graph from engine.run where id = ${run} and tenant = ${tenant}`,
  );
  const graph = runs[0]?.graph;
  if (!graph) throw unknownRun(run);
  const { rows: steps } = await database.execute<StepRow>(sql`
    select step, count(*)::int as total,
      (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state = 'queued'))::int as queued,
      (count(*) filter (where state = 'running'))::int as running,
      (count(*) filter (where state = 'completed'))::int as completed,
      (count(*) filter (where state = 'failed'))::int as failed,
      (count(*) filter (where cached))::int as cached, (count(*) filter (where degraded))::int as degraded,
      sum(greatest(attempt - 1, 0))::int as retries, bool_or(scope is not null) as sealed,
      (extract(epoch from min(started_at)) * 1000)::float8 as started_at,
      (extract(epoch from max(ended_at)) * 1000)::float8 as ended_at,
      coalesce(sum(extract(epoch from ended_at - started_at) * 1000) filter (where not cached), 0)::float8 as busy_ms
    from engine.step_run where run_id = ${run} group by step`);
  const { rows: models } = await database.execute<ModelRow>(sql`
    select step, task, coalesce(model, 'none') as model, count(*)::int as calls, sum(run_ms) as run_ms, sum(queue_ms) as queue_ms
    from engine.model_call where run_id = ${run} group by step, task, coalesce(model, 'none') order by step, task`);
  const found = new Map(steps.map((row) => [row.step, row]));
  const path = slowestPath(graph, (step) => {
    const row = found.get(step);
    const isDone = row !== undefined && row.completed === row.total;
    return { startedAt: row?.started_at ?? null, endedAt: isDone ? row.ended_at : null };
  });
  return {
    inputs: Object.keys(graph.inputs),
    steps: graph.nodes.map(({ name, kind, scope, inputs }) => {
      const {
        step: _,
        started_at,
        ended_at,
        busy_ms,
        sealed,
        ...counts
      } = found.get(name) ?? {
        ...NOTHING,
        step: name,
        sealed: null,
        started_at: null,
        ended_at: null,
        busy_ms: 0,
      };
      const isDone = counts.total > 0 && counts.completed === counts.total;
      return {
        name,
        kind,
        scope,
        inputs: [...new Set(Object.values(inputs).map((source) => source.name))],
        ...counts,
        sealed: sealed ?? false,
        startedAt: started_at,
        endedAt: isDone ? ended_at : null,
        busyMs: busy_ms,
        models: models
          .filter(({ step }) => step === name)
          .map(({ step: _, run_ms: runMs, queue_ms: queueMs, ...call }) => ({ ...call, runMs, queueMs })),
        onSlowestPath: path.has(name),
      };
    }),
  };
}
