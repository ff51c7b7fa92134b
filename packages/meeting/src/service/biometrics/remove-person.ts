import type { People } from "@hapju/diarization";
import { sql } from "drizzle-orm";
import { type OperationContext, type ServiceContext, serviceScope, within } from "../context.ts";
import { readCorrections } from "../corrections/correction-rows.ts";
import { type MeetingRow, readMeetings } from "../meetings/meeting-rows.ts";
import { publish } from "../results/publish.ts";
import { countChange } from "../runs/count-change.ts";
import { insertRun } from "../runs/rerun.ts";
import { present, startRun } from "../runs/start-run.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import { withoutCandidate } from "./without-candidate.ts";

/** See `Biometrics.removePerson`. */
export async function removePerson(context: OperationContext, person: string): Promise<string[]> {
  const { database, directory, engine, pipeline, background, scope } = context;
  const isRemoved = !(await directory.list(scope)).some(({ id }) => id === person);
  const rows = await meetingsWith(context, person);
  // Deleted when all is done: a process that ends before continues at its next start.
  await database.execute(sql`insert into meeting.pending_removal (tenant, person)
    values (${scope.tenant}, ${person}) on conflict do nothing`);
  if (isRemoved)
    await database.execute(
      sql`update meeting.meeting set roster = roster - ${person}::text
        where tenant = ${scope.tenant} and roster ? ${person}`,
    );
  const started: (() => void)[] = [];
  for (const row of rows) {
    const changes = await markChanged(context, row, isRemoved ? person : undefined);
    for (const run of [row.rerun, row.published === null ? row.run : null])
      if (run !== null) await engine.cancel(scope, run);
    if (row.published === null) {
      if (row.run_state === "running") await startOver(context, row, changes);
      continue;
    }
    await publish(context, row.id, row.run, { again: true });
    started.push(() => background.start(() => updateMinutes(context, row.id, changes)));
  }
  // Their scores are removed where they were only a candidate; these minutes stay as they are.
  await engine.rewrite(scope, pipeline.name, "people", (people) =>
    withoutCandidate(people as People, person),
  );
  await database.execute(sql`delete from meeting.pending_removal
    where tenant = ${scope.tenant} and person = ${person}`);
  for (const start of started) start();
  return rows.map(({ id }) => id);
}

/** Continues the removals of all tenants that a process left unfinished. */
export async function resumeRemovals(context: ServiceContext): Promise<void> {
  const { rows } = await context.database.execute<{ tenant: string; person: string }>(
    sql`select tenant, person from meeting.pending_removal`,
  );
  for (const { tenant, person } of rows)
    context.background.start(() => removePerson(within(context, serviceScope(tenant)), person));
}

/**
 * The meetings a person is in, is named in by a correction, or may still be named in: a run under way has a directory
 * that includes the person, whose key was destroyed.
 */
const meetingsWith = (context: OperationContext, person: string): Promise<MeetingRow[]> =>
  readMeetings(context, {
    where: [
      sql`m.id in (
      select meeting_id from meeting.person where speaker = ${person}
      union select meeting_id from meeting.correction where correction ->> 'person' = ${person}
      union select id from meeting.meeting where (published is null or rerun is not null)
        and (roster is null or roster @> ${JSON.stringify(person)}::text::jsonb))`,
    ],
    rest: sql`order by m.number`,
  });

/**
 * Marks every run of a meeting as to be replaced and deleted.
 * @param removed id of a person who is removed from the directory, and so from corrections too
 * @returns the count of changes with it
 */
const markChanged = ({ database }: OperationContext, { id }: MeetingRow, removed: string | undefined) =>
  database.transaction(async (tx) => {
    const now = new Date().toISOString();
    await tx.execute(sql`update meeting.meeting set directory_since = ${now}::timestamptz,
      forget_before = ${now}::timestamptz where id = ${id}`);
    if (removed !== undefined)
      await tx.execute(sql`update meeting.correction set correction = jsonb_set(correction, '{person}', 'null')
        where meeting_id = ${id} and correction ->> 'person' = ${removed}`);
    return countChange(tx, id);
  });

/** Starts a first run that was under way again, without the person. */
async function startOver(context: OperationContext, row: MeetingRow, changes: number): Promise<void> {
  const { database } = context;
  const corrections = (await readCorrections(database, row.id)).map(({ correction }) => correction);
  const roster = row.roster && (await present(context, row.roster));
  const started = await startRun(context, { ...row, roster, corrections });
  await database.transaction(async (tx) => {
    await tx.execute(insertRun(row.id, started, changes));
    await tx.execute(
      sql`update meeting.meeting set run = ${started.run} where id = ${row.id} and published is null`,
    );
  });
}
