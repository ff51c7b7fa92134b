import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError, unknownRun } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import { Planner } from "../run/planner.ts";
import type { RunState } from "../run/run.ts";
import { storeEvents } from "./events.ts";
import { haltStepRuns } from "./halt.ts";
import { queueReady } from "./ready.ts";

async function lockRun(tx: Transaction, tenant: string, run: string) {
  const { rows } = await tx.execute<{ state: RunState; graph: Graph }>(
    sql`select state, graph from engine.run where id = ${run} and tenant = ${tenant} for update`,
  );
  const [found] = rows;
  if (!found) throw unknownRun(run);
  return found;
}

/** Cancels a run. Completed step runs stay; a run that has ended is not changed. @throws EngineError `run-unknown` */
export async function cancelRun(
  tx: Transaction,
  dispatch: Dispatch,
  tenant: string,
  run: string,
): Promise<void> {
  const { state } = await lockRun(tx, tenant, run);
  if (state !== "running") return;
  await haltStepRuns(tx, dispatch, run);
  await tx.execute(
    sql`update engine.run set state = 'cancelled', ended_at = clock_timestamp() where id = ${run}`,
  );
  await storeEvents(tx, run, [{ type: "run-cancelled" }]);
}

/**
 * Continues a run that failed, was cancelled or was interrupted. Completed step runs are not run again; the others get
 * all their tries again, without delay.
 * @throws EngineError `run-unknown`, `run-not-resumable`
 */
export async function resumeRun(
  tx: Transaction,
  dispatch: Dispatch,
  tenant: string,
  run: string,
): Promise<void> {
  const { state, graph } = await lockRun(tx, tenant, run);
  if (state === "completed")
    throw new EngineError(
      "run-not-resumable",
      `Run ${run} is complete, so there is nothing to resume. Start a new run, or revise this one.`,
      {
        run,
      },
    );
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
