import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { EngineError, nameOf } from "../errors.ts";
import type { ArtifactRef } from "../run/run.ts";
import { readRun } from "./list-runs.ts";
import { refColumns } from "./sql.ts";

/**
 * Where the output of a completed step run is stored.
 * @param step `null` for the step whose output is the run's result
 * @throws EngineError `run-unknown`, `artifact-missing`
 */
export async function findOutput(
  database: Database,
  tenant: string,
  run: string,
  step: string | null,
  item: string,
): Promise<ArtifactRef> {
  const { rows } = await database.execute<{ [K in keyof ArtifactRef]: ArtifactRef[K] }>(sql`
    select ${refColumns("s")} from engine.step_run s
    join engine.run r on r.id = s.run_id and s.step = coalesce(${step}, r.graph ->> 'output')
    where r.id = ${run} and r.tenant = ${tenant} and s.item = ${item} and s.state = 'completed'`);
  const [ref] = rows;
  if (ref) return ref;
  const { state } = await readRun(database, tenant, run);
  const which = step === null ? "result" : `output of ${nameOf(step, item)}`;
  throw new EngineError(
    "artifact-missing",
    `Run ${run} is ${state} and has no ${which}. Wait until the step is complete.`,
    { run },
  );
}
