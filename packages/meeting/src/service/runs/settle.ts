import type { OperationContext } from "../context.ts";
import type { MeetingRow } from "../meetings/meeting-rows.ts";
import { publish } from "../results/publish.ts";
import { deleteObsoleteRuns } from "./delete-obsolete-runs.ts";
import { updateMinutes } from "./update-minutes.ts";

/** Publishes the completed run of a meeting, and starts a run for changes that its minutes do not include. */
export async function settle(context: OperationContext, row: MeetingRow): Promise<void> {
  const { id, run, rerun, published, changes } = row;
  if (rerun !== null && row.rerun_state === "completed") await publish(context, id, rerun);
  else if (published !== run && row.run_state === "completed") await publish(context, id, run);
  else if (published === null || rerun !== null) return;
  if (changes > Math.max(row.run_changes, row.rerun_changes ?? 0)) await updateMinutes(context, id, changes);
  await deleteObsoleteRuns(context, id);
}
