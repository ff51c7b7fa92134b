import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch, Job } from "../dispatch/dispatch.ts";
import type { Place } from "../run/planner.ts";
import { jsonRows } from "./sql.ts";

/** A step run that this process may execute while it holds the job. */
export interface Lease extends Place {
  readonly run: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly queue: string;
  readonly job: Job;
}

interface LeasedRow extends Record<string, unknown> {
  run_id: string;
  step: string;
  item: string;
  attempt: number;
  job_id: string;
  job_attempt: number;
}

/** Leases up to `limit` due step runs of a queue. */
export async function leaseStepRuns(
  tx: Transaction,
  dispatch: Dispatch,
  queue: string,
  limit: number,
  worker: string,
): Promise<Lease[]> {
  const jobs = await dispatch.fetch(tx, queue, limit);
  if (jobs.length === 0) return [];
  // A job whose step run is still `running` was held by a worker whose lease expired.
  const { rows } = await tx.execute<LeasedRow>(sql`
    update engine.step_run s set state = 'running', attempt = s.attempt + 1, job_attempt = j.attempt,
      worker = ${worker}, started_at = clock_timestamp(), retry_at = null
    from json_to_recordset(${jsonRows(jobs)}) as j (id uuid, attempt integer), engine.run r
    where s.job_id = j.id and r.id = s.run_id and r.state = 'running' and s.state in ('queued', 'running')
    returning s.run_id, s.step, s.item, s.attempt, s.job_id::text as job_id, s.job_attempt`);
  const leased = new Set(rows.map((row) => row.job_id));
  await dispatch.remove(
    tx,
    queue,
    jobs.filter((job) => !leased.has(job.id)).map((job) => job.id),
  );
  return rows.map((row) => ({
    run: row.run_id,
    step: row.step,
    item: row.item,
    attempt: row.attempt,
    queue,
    job: { id: row.job_id, attempt: row.job_attempt },
  }));
}

/** Returns step runs to their queue unchanged: another worker can lease them at once. */
export async function releaseStepRuns(
  tx: Transaction,
  dispatch: Dispatch,
  leases: readonly Lease[],
): Promise<void> {
  for (const [queue, held] of Map.groupBy(leases, (lease) => lease.queue))
    await dispatch.release(
      tx,
      queue,
      held.map((lease) => lease.job),
    );
  const jobs = leases.map((lease) => lease.job);
  // The step did not fail, so this does not count as a try.
  await tx.execute(sql`
    update engine.step_run s set state = 'queued', attempt = s.attempt - 1, worker = null, started_at = null
    from json_to_recordset(${jsonRows(jobs)}) as j (id uuid, attempt integer)
    where s.job_id = j.id and s.job_attempt = j.attempt and s.state = 'running'`);
}

/** Returns the step runs that the previous owner of this home held. Only for a database with a single owner. */
export async function releaseDeadLeases(tx: Transaction, dispatch: Dispatch): Promise<void> {
  const { rows } = await tx.execute<LeasedRow & { queue: string }>(sql`
    select run_id, step, item, attempt, queue, job_id::text as job_id, job_attempt
    from engine.step_run where state = 'running'`);
  const leases = rows.map((row) => ({
    run: row.run_id,
    step: row.step,
    item: row.item,
    attempt: row.attempt,
    queue: row.queue,
    job: { id: row.job_id, attempt: row.job_attempt },
  }));
  await releaseStepRuns(tx, dispatch, leases);
}
