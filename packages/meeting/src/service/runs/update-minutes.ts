import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import { type MeetingRow, readMeeting } from "../meetings/meeting-rows.ts";
import { publish } from "../results/publish.ts";
import { type MadeRun, type RunTools, remakeRun } from "./start-run.ts";

/**
 * Resolves when the minutes shown hold everything that was said of a meeting up to `changes`. Whoever asks while a
 * run is under way waits for its end; then one of those who wait starts the next, for all of them.
 * @throws MeetingError `not-ready`; EngineError when the run that was to hold it failed
 */
export async function keepCurrent(tools: RunTools, id: string, changes: number): Promise<void> {
  for (;;) {
    tools.closing.throwIfAborted();
    const row = await readMeeting(tools.database, id);
    if (row.run !== row.published) {
      if (row.run_state !== "completed") throw notReady(row);
      await publish(tools, id, row.run);
    } else if (row.rerun !== null && row.rerun_state === "completed") {
      await publish(tools, id, row.rerun);
    } else if (row.run_changes >= changes) {
      return;
    } else if (row.rerun !== null && row.rerun_state === "running") {
      await ended(tools, row.rerun);
    } else if (row.rerun !== null && row.rerun_changes! >= changes) {
      await tools.engine.result(localScope, row.rerun); // Tells why it failed.
    } else {
      await startRerun(tools, row, await remakeRun(tools, row));
    }
  }
}

export function notReady({ id, run_state, published }: MeetingRow): MeetingError {
  const state = published === null ? (run_state ?? "failed") : "ready";
  const next = state === "running" ? "Wait for its first run." : "Resume its run, or make the meeting anew.";
  return new MeetingError("not-ready", `Meeting ${id} has no minutes yet: it is ${state}. ${next}`, {
    meeting: id,
    state,
  });
}

/** Waits for the end of a run, however it ends. */
export async function ended({ engine, closing: signal }: RunTools, run: string): Promise<void> {
  for await (const _ of engine.watch(localScope, run, { signal })) {
    // Only its end matters.
  }
  signal.throwIfAborted();
}

/** Lets a run make the next minutes of a meeting, unless another was let meanwhile: then it is taken away again. */
export async function startRerun(
  { database, engine }: RunTools,
  { id, run, rerun, changes }: MeetingRow,
  made: MadeRun,
): Promise<boolean> {
  const isNext = await database.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`
      update meeting.meeting set rerun = ${made.run}
      where id = ${id} and run = ${run} and rerun is not distinct from ${rerun}::text returning id`);
    if (rows.length > 0) await tx.execute(insertRun(id, made, changes));
    return rows.length > 0;
  });
  if (!isNext) await engine.remove(localScope, made.run);
  return isNext;
}

/** The statement that notes a run of a meeting. */
export const insertRun = (meeting: string, { run, madeAt, directoryAt }: MadeRun, changes: number) => sql`
  insert into meeting.run (id, meeting_id, changes, made_at, directory_at)
  values (${run}, ${meeting}, ${changes}, ${madeAt.toISOString()}::timestamptz, ${directoryAt.toISOString()}::timestamptz)`;
