import type { OperationContext } from "../context.ts";
import { notReady, readMeeting } from "../meetings/meeting-rows.ts";
import { publish } from "../results/publish.ts";
import { startRerun } from "./rerun.ts";
import { reviseRun } from "./start-run.ts";
import { waitForRun } from "./wait-for-run.ts";

/**
 * Resolves when the minutes shown include the changes of a meeting up to `changes`. Callers wait for a run that is
 * under way; then one of them starts the next run, which includes the changes of all.
 * @throws MeetingError `not-ready`; EngineError if the run that was to include them failed
 */
export async function updateMinutes(context: OperationContext, id: string, changes: number): Promise<void> {
  const { engine, background, scope } = context;
  for (;;) {
    background.signal.throwIfAborted();
    const row = await readMeeting(context, id);
    const { rerun, rerun_state, rerun_changes } = row;
    if (row.run !== row.published) {
      if (row.run_state !== "completed") throw notReady(row);
      await publish(context, id, row.run);
    } else if (rerun !== null && rerun_state === "completed") await publish(context, id, rerun);
    else if (row.run_changes >= changes) return;
    else if (rerun !== null && rerun_state === "running") await waitForRun(context, rerun);
    else if (rerun !== null && rerun_changes !== null && rerun_changes >= changes)
      await engine.result(scope, rerun); // Throws why it failed.
    else await startRerun(context, row, await reviseRun(context, row));
  }
}
