import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { unknownRun } from "../errors.ts";
import type { RunSummary } from "../run/summary.ts";
import { jsonRows } from "./sql.ts";

type Columns = Omit<RunSummary, "stepRuns" | "degraded">;
type Row = { [K in keyof Columns]: Columns[K] } & {
  total: number;
  completed: number;
  cached: number;
  degraded: boolean | null;
};

const summary = ({ total, completed, cached, degraded, ...row }: Row): RunSummary => ({
  ...row,
  stepRuns: { total, completed, cached },
  degraded: degraded ?? false,
});

/** Which runs to list. */
export interface RunListOptions {
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  /** Only those whose label contains this text, in upper or lower case. */
  readonly label?: string | undefined;
  /** At most this many. Default 100. */
  readonly limit?: number | undefined;
}

/** The runs of a tenant, latest first. */
export async function listRuns(
  database: Database,
  tenant: string,
  { ids, label, limit = 100 }: RunListOptions = {},
): Promise<RunSummary[]> {
  const among = ids ? sql`and r.id in (select json_array_elements_text(${jsonRows(ids)}))` : sql``;
  const labelled = label === undefined ? sql`` : sql`and strpos(lower(r.label), lower(${label})) > 0`;
  const { rows } = await database.execute<Row>(sql`
    select r.id, r.pipeline, r.label, r.revises, r.seal_key as "sealKey", r.state, r.plan, r.error as failure,
      (extract(epoch from r.created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from r.ended_at) * 1000)::float8 as "endedAt", s.*
    from engine.run r cross join lateral (
      select count(*)::int as total, (count(*) filter (where state = 'completed'))::int as completed,
        (count(*) filter (where cached))::int as cached, bool_or(degraded) as degraded
      from engine.step_run where run_id = r.id) s
    where r.tenant = ${tenant} ${among} ${labelled}
    order by r.created_at desc, r.id desc limit ${limit}`);
  return rows.map(summary);
}

/** One run of a tenant. @throws EngineError `run-unknown` */
export async function readRun(database: Database, tenant: string, id: string): Promise<RunSummary> {
  const [run] = await listRuns(database, tenant, { ids: [id] });
  if (!run) throw unknownRun(id);
  return run;
}
