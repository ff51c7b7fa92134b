import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import { Planner } from "../run/planner.ts";
import type { RunState } from "../run/run.ts";
import { storeEvents } from "./events.ts";
import { haltStepRuns } from "./halt.ts";
import { queueReady } from "./ready.ts";

export const unknownRun = (run: string) =>
  new EngineError("run-unknown", `There is no run ${run}. \`hapju runs list\` shows those there are.`, {
    run,
  });

async function lockRun(tx: Transaction, run: string) {
  const { rows } = await tx.execute<{ state: RunState; graph: Graph }>(
    sql`select state, graph from engine.run where id = ${run} for update`,
  );
  if (!rows[0]) throw unknownRun(run);
  return rows[0];
}

/** Cancels a run. What is finished stays; a run that has ended is left alone. */
export async function cancelRun(tx: Transaction, dispatch: Dispatch, run: string): Promise<void> {
  const { state } = await lockRun(tx, run);
  if (state !== "running") return;
  await haltStepRuns(tx, dispatch, run);
  await tx.execute(
    sql`update engine.run set state = 'cancelled', ended_at = clock_timestamp() where id = ${run}`,
  );
  await storeEvents(tx, run, [{ type: "run-cancelled" }]);
}

/**
 * Lets a run that failed, was cancelled or was interrupted go on. What is finished is not done again; what is
 * not gets all its tries anew, at once.
 */
export async function resumeRun(tx: Transaction, dispatch: Dispatch, run: string): Promise<void> {
  const { state, graph } = await lockRun(tx, run);
  if (state === "completed")
    throw new EngineError("run-not-resumable", `Run ${run} is complete: there is nothing to resume.`, {
      run,
    });
  if (state === "running") {
    await tx.execute(sql`update engine.step_run set attempt = 0 where run_id = ${run} and state = 'queued'`);
    return;
  }
  await tx.execute(sql`update engine.step_run set state = 'waiting', attempt = 0, error = null, retry_at = null,
      worker = null, started_at = null
    where run_id = ${run} and state in ('failed', 'cancelled')`);
  await tx.execute(
    sql`update engine.run set state = 'running', error = null, ended_at = null where id = ${run}`,
  );
  await queueReady(tx, dispatch, new Planner(graph), run);
  await storeEvents(tx, run, [{ type: "run-resumed" }]);
}
