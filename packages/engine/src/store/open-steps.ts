import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { jsonRows } from "./sql.ts";

/** A step of a pipeline. */
export interface StepOfPipeline {
  readonly pipeline: string;
  readonly step: string;
}

/** Which of these steps still have step runs to run, in running runs of any tenant. */
export async function readOpenSteps(
  database: Database,
  steps: readonly StepOfPipeline[],
): Promise<StepOfPipeline[]> {
  const { rows } = await database.execute<{ pipeline: string; step: string }>(sql`
    select distinct a.pipeline, a.step from engine.run r join engine.step_run s on s.run_id = r.id
    join json_to_recordset(${jsonRows(steps)}) as a (pipeline text, step text)
      on a.pipeline = r.pipeline and a.step = s.step
    where r.state = 'running' and s.state in ('waiting', 'queued', 'running')`);
  return rows;
}
