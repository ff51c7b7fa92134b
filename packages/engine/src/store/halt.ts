import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";

/** Removes the jobs of a run that fails or is cancelled; a worker that holds one notices at its next heartbeat. */
export async function haltStepRuns(tx: Transaction, dispatch: Dispatch, run: string): Promise<void> {
  const { rows } = await tx.execute<{ queue: string; job_id: string }>(sql`
    update engine.step_run s set state = 'cancelled', job_id = null, ended_at = clock_timestamp()
    from engine.step_run old
    where s.run_id = ${run} and s.state in ('queued', 'running')
      and old.run_id = s.run_id and old.step = s.step and old.item = s.item
    returning s.queue, old.job_id::text as job_id`);
  for (const [queue, of] of Map.groupBy(rows, (row) => row.queue))
    await dispatch.remove(
      tx,
      queue,
      of.map((row) => row.job_id),
    );
}
