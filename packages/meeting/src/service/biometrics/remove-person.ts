import type { People } from "@hapju/diarization";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { countChange } from "../corrections/correct.ts";
import { readCorrections } from "../corrections/correction-rows.ts";
import { type MeetingRow, readMeetings } from "../meetings/meeting-rows.ts";
import { publish } from "../results/publish.ts";
import { type RunTools, startRun } from "../runs/start-run.ts";
import { insertRun } from "../runs/update-minutes.ts";
import { withoutCandidate } from "./without-candidate.ts";

/**
 * Takes somebody who withdrew, or was removed, out of every meeting they were in: at once out of what is shown and
 * found; their scores out of the evidence of all others; and everything made while they could be named counts as to be
 * made anew, and then to be deleted.
 * @returns the meetings; of those that have minutes, the count of changes that the minutes made anew are to hold
 */
export async function relabel(
  tools: RunTools,
  person: string,
): Promise<{ readonly meeting: string; readonly changes?: number }[]> {
  const { database, directory, engine, pipeline } = tools;
  const isGone = !(await directory.list(localScope)).some(({ id }) => id === person);
  // A run under way names from a directory with them in it, and its sealed artifacts went with their key.
  const rows = await readMeetings(
    database,
    sql`where m.id in (
      select meeting_id from meeting.person where speaker = ${person}
      union select meeting_id from meeting.correction where correction ->> 'person' = ${person}
      union select id from meeting.meeting where (published is null or rerun is not null)
        and (roster is null or roster @> ${JSON.stringify(person)}::text::jsonb))
    order by m.number`,
  );
  // Until all is done: a process that ends in the middle goes on at its next start.
  await database.execute(sql`insert into meeting.leaving values (${person}) on conflict do nothing`);
  if (isGone)
    await database.execute(
      sql`update meeting.meeting set roster = roster - ${person}::text where roster ? ${person}`,
    );
  const marked = [];
  for (const row of rows) {
    const changes = await database.transaction(async (tx) => {
      const now = new Date().toISOString();
      await tx.execute(sql`update meeting.meeting set directory_since = ${now}::timestamptz,
        forget_before = ${now}::timestamptz where id = ${row.id}`);
      // Whoever is removed is removed from what people said of them as well.
      if (isGone)
        await tx.execute(sql`update meeting.correction set correction = jsonb_set(correction, '{person}', 'null')
          where meeting_id = ${row.id} and correction ->> 'person' = ${person}`);
      return countChange(tx, row.id);
    });
    for (const run of [row.rerun, row.published === null ? row.run : null])
      if (run !== null) await engine.cancel(localScope, run);
    if (row.published !== null) await publish(tools, row.id, row.run, { again: true });
    else if (row.run_state === "running") await startOver(tools, row, changes);
    marked.push({ meeting: row.id, ...(row.published === null ? {} : { changes }) });
  }
  // Where they were only considered, their scores go; those minutes stay as they are.
  await engine.rewrite(localScope, pipeline.name, "people", (people) =>
    withoutCandidate(people as People, person),
  );
  await database.execute(sql`delete from meeting.leaving where person = ${person}`);
  return marked;
}

/** A first run that was under way begins again, without them. */
async function startOver(tools: RunTools, row: MeetingRow, changes: number): Promise<void> {
  const corrections = (await readCorrections(tools.database, row.id)).map(({ correction }) => correction);
  const people = new Set((await tools.directory.list(localScope)).map(({ id }) => id));
  const roster = row.roster?.filter((id) => people.has(id)) ?? null;
  const made = await startRun(tools, { ...row, roster, corrections });
  await tools.database.transaction(async (tx) => {
    await tx.execute(insertRun(row.id, made, changes));
    await tx.execute(
      sql`update meeting.meeting set run = ${made.run} where id = ${row.id} and published is null`,
    );
  });
}
