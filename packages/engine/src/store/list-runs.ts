import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { ErrorFacts } from "../errors.ts";
import type { RoutePlan } from "../ports.ts";
import type { RunState } from "../run/run.ts";
import { unknownRun } from "./change-run.ts";
import { jsonRows } from "./sql.ts";

/** A run as lists show it. Times in milliseconds since 1970. */
export interface RunSummary {
  readonly id: string;
  readonly pipeline: string;
  readonly label: string | null;
  /** The run it starts from, if it revises one. */
  readonly revises: string | null;
  readonly scope: string | null;
  readonly state: RunState;
  readonly plan: RoutePlan;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly stepRuns: { readonly total: number; readonly completed: number; readonly cached: number };
  /** Whether a fallback answered anywhere in it. */
  readonly degraded: boolean;
  /** Where it failed, and why. */
  readonly failure: {
    readonly step: string;
    readonly item: string;
    readonly attempts: number;
    readonly error: ErrorFacts;
  } | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  pipeline: string;
  label: string | null;
  revises: string | null;
  scope: string | null;
  state: RunState;
  plan: RoutePlan;
  created_at: number;
  ended_at: number | null;
  failure: RunSummary["failure"];
  total: number;
  completed: number;
  cached: number;
  degraded: boolean | null;
}

const summary = (row: Row): RunSummary => ({
  id: row.id,
  pipeline: row.pipeline,
  label: row.label,
  revises: row.revises,
  scope: row.scope,
  state: row.state,
  plan: row.plan,
  createdAt: row.created_at,
  endedAt: row.ended_at,
  stepRuns: { total: row.total, completed: row.completed, cached: row.cached },
  degraded: row.degraded ?? false,
  failure: row.failure,
});

export interface ListOptions {
  /** Only these. */
  readonly ids?: readonly string[];
  /** Default 100. */
  readonly limit?: number;
}

/** Runs, latest first. */
export async function listRuns(
  database: Database,
  tenant: string,
  options: ListOptions = {},
): Promise<RunSummary[]> {
  const { ids, limit = 100 } = options;
  const among = ids && sql`and r.id in (select json_array_elements_text(${jsonRows(ids)}))`;
  const { rows } = await database.execute<Row>(sql`
    select r.id, r.pipeline, r.label, r.revises, r.scope, r.state, r.plan, r.error as failure,
      (extract(epoch from r.created_at) * 1000)::float8 as created_at,
      (extract(epoch from r.ended_at) * 1000)::float8 as ended_at, s.*
    from engine.run r cross join lateral (
      select count(*)::int as total, (count(*) filter (where state = 'completed'))::int as completed,
        (count(*) filter (where cached))::int as cached, bool_or(degraded) as degraded
      from engine.step_run where run_id = r.id) s
    where r.tenant = ${tenant} ${among ?? sql``}
    order by r.created_at desc, r.id desc limit ${limit}`);
  return rows.map(summary);
}

/** @throws EngineError `run-unknown` */
export async function readRun(database: Database, tenant: string, id: string): Promise<RunSummary> {
  const [run] = await listRuns(database, tenant, { ids: [id] });
  if (!run) throw unknownRun(id);
  return run;
}
