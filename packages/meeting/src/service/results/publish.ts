import type { People } from "@hapju/diarization";
import type { Engine } from "@hapju/engine";
import { type Directory, IdentityError } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Attendee, Minutes } from "../../minutes/core/schema.ts";
import type { Languages } from "../../minutes/lang/languages.ts";
import { directoryNow } from "../current-directory.ts";
import { indexMeeting } from "../search/search-index.ts";
import { asOfNow } from "./current-names.ts";

/** Who the audit log says recognises people. */
const RECOGNISER = "hapju";
/** How often minutes are read again when somebody left the directory just then. */
const TRIES = 3;

export interface PublishTools {
  readonly database: Database;
  readonly directory: Directory;
  readonly engine: Engine;
  readonly languages: Languages;
}

/** The minutes and evidence of a completed run, as they may be shown now. */
export async function readResult(
  { directory, engine, languages }: PublishTools,
  { run, madeAt }: { readonly run: string; readonly madeAt: number },
): Promise<{ readonly minutes: Minutes; readonly people: People }> {
  const minutes = (await engine.queries.output(localScope, run, null)) as Minutes;
  const people = (await engine.queries.output(localScope, run, "people")) as People;
  return asOfNow(
    { minutes, people },
    await directoryNow(directory),
    madeAt,
    languages.of(minutes.language).wording,
  );
}

/** The minutes alone, where nobody is to be masked: the evidence of an hour takes long to read. */
async function readMinutes(
  { directory, engine, languages }: PublishTools,
  { run, madeAt }: { readonly run: string; readonly madeAt: number },
): Promise<{ readonly minutes: Minutes }> {
  const minutes = (await engine.queries.output(localScope, run, null)) as Minutes;
  const people = { voiceEvidence: "none", tracks: [], voices: [], speaking: [] };
  return asOfNow(
    { minutes, people },
    await directoryNow(directory),
    madeAt,
    languages.of(minutes.language).wording,
  );
}

/**
 * Makes the minutes of a completed run those of its meeting: shown, listed, found by a search, and everybody newly
 * recognised in the audit log; all or nothing. Doing it twice changes nothing.
 * @param options.again also if they are already, as after somebody in them has withdrawn
 */
export async function publish(
  tools: PublishTools,
  meeting: string,
  run: string,
  options: { readonly again?: boolean } = {},
): Promise<void> {
  const { database, directory } = tools;
  const { rows } = await database.execute<{ made_at: number; published: string | null }>(sql`
    select (extract(epoch from r.made_at) * 1000)::float8 as made_at, m.published
    from meeting.run r join meeting.meeting m on m.id = r.meeting_id
    where r.id = ${run} and m.id = ${meeting} and (m.run = ${run} or m.rerun = ${run})`);
  const [found] = rows;
  if (!found || (found.published === run && !options.again)) return;
  for (let left = TRIES; ; left -= 1) {
    const read = options.again ? readResult : readMinutes;
    const { minutes } = await read(tools, { run, madeAt: found.made_at });
    try {
      return await directory.audit.recorded({ ...localScope, actor: RECOGNISER }, async (tx, append) => {
        const { rows: taken } = await tx.execute(sql`
          update meeting.meeting set run = ${run}, published = ${run}, rerun = nullif(rerun, ${run})
          where id = ${meeting} and (run = ${run} or rerun = ${run})
            and (published is distinct from ${run} or ${options.again ?? false}) returning id`);
        // Somebody else has published it, or a later run has.
        if (taken.length === 0) return;
        await indexMeeting(tx, meeting, minutes);
        for (const { id, recognisedBy, confidence } of await writePeople(tx, meeting, minutes.attendees))
          await append({
            action: "recognised",
            person: id,
            details: { meeting, run, by: recognisedBy, confidence },
          });
      });
    } catch (error) {
      const hasLeft = error instanceof IdentityError && error.code === "person-unknown";
      if (!hasLeft || left === 1) throw error;
    }
  }
}

/** Everybody whom evidence names, not only a correction. */
const isRecognised = ({ known, recognisedBy }: Attendee) =>
  known && recognisedBy.some((source) => source !== "correction");

/** Writes who is in a meeting. @returns those whom its minutes did not recognise before */
async function writePeople(
  tx: Transaction,
  meeting: string,
  attendees: readonly Attendee[],
): Promise<Attendee[]> {
  const { rows: before } = await tx.execute<{ speaker: string }>(sql`
    with gone as (delete from meeting.person where meeting_id = ${meeting} returning speaker, recognised)
    select speaker from gone where recognised`);
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
