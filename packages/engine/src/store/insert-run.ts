import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { Planner } from "../run/planner.ts";
import type { NewRun } from "../run/prepare-run.ts";
import { storeEvents } from "./events.ts";
import { insertStepRuns } from "./ready.ts";
import { jsonb } from "./sql.ts";

/** Inserts a run and its first step runs. */
export async function insertRun(
  tx: Transaction,
  dispatch: Dispatch,
  run: NewRun,
  label: string | null,
): Promise<void> {
  const planner = new Planner(run.graph);
  const first = planner.first();
  await writeRun(tx, run, label, first.length);
  await insertStepRuns(tx, dispatch, { run, planner }, first);
  await storeEvents(tx, run.id, [
    { type: "run-started", pipeline: run.pipeline, label, plan: run.plan },
    ...first.map(({ step }) => ({ type: "step-runs-planned", step, count: 1 }) as const),
  ]);
}

/**
 * Inserts the row of a run.
 * @param remaining how many step runs have to run, as far as is known; 0: the run is complete
 */
export async function writeRun(
  tx: Transaction,
  run: NewRun,
  label: string | null,
  remaining: number,
): Promise<void> {
  const { id, tenant, pipeline, sealKey, graph, plan, queues, inputs, code, revises = null } = run;
  await tx.execute(sql`
    insert into engine.run (id, tenant, pipeline, label, seal_key, state, graph, plan, queues, inputs, code, revises,
      remaining, ended_at)
    values (${id}, ${tenant}, ${pipeline}, ${label}, ${sealKey}, ${remaining === 0 ? "completed" : "running"},
      ${jsonb(graph)}, ${jsonb(plan)}, ${jsonb(queues)}, ${jsonb(inputs)}, ${jsonb(code)}, ${revises}::text,
      ${remaining}, case when ${remaining === 0} then clock_timestamp() end)`);
}
