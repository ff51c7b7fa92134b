import { IdentityError } from "@hapju/identity";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Attendee } from "../../minutes/core/schema.ts";
import type { Recording } from "../../recording.ts";
import { type OperationContext, serviceScope } from "../context.ts";
import { sealKeyOf } from "../runs/seal-key.ts";
import { indexMeeting } from "../search/search-index.ts";
import { writeLabels } from "./label-rows.ts";
import { readMinutes, readResult } from "./read-result.ts";

/** How often minutes are read again when a person left the directory meanwhile. */
const TRIES = 3;

/**
 * Makes the minutes of a completed run those of its meeting: they are shown, listed and found, and every newly
 * recognised person is in the audit log; all or nothing. Repeating it changes nothing.
 * @param options.again also if they are published already, as after a person in them has withdrawn
 */
export async function publish(
  context: Pick<OperationContext, "scope" | "database" | "directory" | "engine" | "languages">,
  meeting: string,
  run: string,
  { again = false }: { readonly again?: boolean } = {},
): Promise<void> {
  const { database, directory, scope } = context;
  const { rows } = await database.execute<{
    created_at: number;
    published: string | null;
    recording: Recording;
  }>(sql`
    select (extract(epoch from r.created_at) * 1000)::float8 as created_at, m.published, m.recording
    from meeting.run r join meeting.meeting m on m.id = r.meeting_id
    where r.id = ${run} and m.id = ${meeting} and m.tenant = ${scope.tenant} and (m.run = ${run} or m.rerun = ${run})`);
  const [found] = rows;
  if (!found || (found.published === run && !again)) return;
  const completed = { run, createdAt: found.created_at };
  for (let left = TRIES; ; left -= 1) {
    const { minutes, labels } = again
      ? await readResult(context, completed)
      : await readMinutes(context, completed);
    try {
      await coverPeople(context, found.recording, minutes.attendees);
      return await directory.audit.recorded(serviceScope(scope.tenant), async (tx, append) => {
        const { rows: published } = await tx.execute(sql`
          update meeting.meeting set run = ${run}, published = ${run}, rerun = nullif(rerun, ${run})
          where id = ${meeting} and (run = ${run} or rerun = ${run})
            and (published is distinct from ${run} or ${again}) returning id`);
        // Another process has published it, or a later run.
        if (published.length === 0) return;
        await writeLabels(tx, meeting, run, labels);
        await indexMeeting(tx, meeting, minutes);
        for (const { id, recognisedBy, confidence } of await writePeople(tx, meeting, minutes.attendees))
          await append({
            action: "recognised",
            person: id,
            details: { meeting, run, by: recognisedBy, confidence },
          });
      });
    } catch (error) {
      const isPersonRemoved = error instanceof IdentityError && error.code === "person-unknown";
      if (!isPersonRemoved || left === 1) throw error;
    }
  }
}

/** States who is in a recording before they are shown: from here on, taking one of them out destroys its key. */
async function coverPeople(
  { directory, scope }: Pick<OperationContext, "directory" | "scope">,
  recording: Recording,
  attendees: readonly Attendee[],
): Promise<void> {
  const key = sealKeyOf(recording);
  const known = attendees.filter((attendee) => attendee.known).map(({ id }) => id);
  if (await directory.vault.holds(scope, key)) await directory.vault.cover(scope, key, known);
}

/** Whether evidence names an attendee, not only a correction. */
const isRecognised = ({ known, recognisedBy }: Attendee) =>
  known && recognisedBy.some((source) => source !== "correction");

/** Stores the people of a meeting. @returns those its minutes did not recognise before */
async function writePeople(
  tx: Transaction,
  meeting: string,
  attendees: readonly Attendee[],
): Promise<Attendee[]> {
  const { rows: before } = await tx.execute<{ speaker: string }>(sql`
    with deleted as (delete from meeting.person where meeting_id = ${meeting} returning speaker, recognised)
    select speaker from deleted where recognised`);
  const people = attendees.map((attendee, position) => ({
    position,
    speaker: attendee.id,
    name: attendee.name,
    known: attendee.known,
    recognised: isRecognised(attendee),
  }));
  await tx.execute(sql`insert into meeting.person (meeting_id, position, speaker, name, known, recognised)
    select ${meeting}, * from json_to_recordset(${JSON.stringify(people)}::text::json)
      as p (position integer, speaker text, name text, known boolean, recognised boolean)`);
  const known = new Set(before.map(({ speaker }) => speaker));
  return attendees.filter((attendee) => isRecognised(attendee) && !known.has(attendee.id));
}
