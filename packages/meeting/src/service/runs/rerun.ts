import { sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import type { MeetingRow } from "../meetings/meeting-rows.ts";
import type { StartedRun } from "./start-run.ts";

/** The statement that adds a run to a meeting. @param changes count of changes the run includes */
export const insertRun = (meeting: string, { run, createdAt, directoryAt }: StartedRun, changes: number) =>
  sql`
  insert into meeting.run (id, meeting_id, changes, created_at, directory_at)
  values (${run}, ${meeting}, ${changes}, ${createdAt.toISOString()}::timestamptz, ${directoryAt.toISOString()}::timestamptz)`;

/** Makes a run the next one of a meeting; if another has become that meanwhile, the run is removed. */
export async function startRerun(
  { database, engine, scope }: Pick<OperationContext, "scope" | "database" | "engine">,
  { id, run, rerun, changes }: MeetingRow,
  started: StartedRun,
): Promise<void> {
  const isNext = await database.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`
      update meeting.meeting set rerun = ${started.run}
      where id = ${id} and run = ${run} and rerun is not distinct from ${rerun}::text returning id`);
    if (rows.length > 0) await tx.execute(insertRun(id, started, changes));
    return rows.length > 0;
  });
  if (!isNext) await engine.remove(scope, started.run);
}
