import { runTable } from "@hapju/engine";
import { localScope } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { type SQL, sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import { limitOf } from "../meetings/list-meetings.ts";
import type { Meetings, Page, RunOfMeeting } from "../meetings/meetings.ts";

type Options = NonNullable<Parameters<Meetings["runs"]>[0]>;

/** A page of runs, latest first. @throws MeetingError `cursor-invalid` */
export async function listRuns(database: Database, options: Options): Promise<Page<RunOfMeeting>> {
  const { viewer, state, meeting, cursor } = options;
  const limit = limitOf(options);
  const conditions: SQL[] = [
    ...(cursor === undefined
      ? []
      : [sql`(e.created_at, e.id) < (${await createdAt(database, cursor)}, ${cursor})`]),
    ...(state === undefined ? [] : [sql`e.state = ${state}`]),
    ...(meeting === undefined ? [] : [sql`r.meeting_id = ${meeting}`]),
    // A run of no meeting may hold anything: whoever sees everything sees it.
    ...(viewer && !viewer.seesAll ? [sql`(m.access = 'everyone' or m.owner = ${viewer.user})`] : []),
  ];
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await database.execute<{ run: string; meeting: string | null }>(sql`
    select e.id as run, r.meeting_id as meeting
    from ${runTable(localScope)} e left join meeting.run r on r.id = e.id left join meeting.meeting m on m.id = r.meeting_id
    ${where} order by e.created_at desc, e.id desc limit ${limit + 1}`);
  const items = rows
    .slice(0, limit)
    .map(({ run, meeting }) => ({ run, ...(meeting === null ? {} : { meeting }) }));
  return { items, ...(rows.length > limit ? { next: items.at(-1)!.run } : {}) };
}

/** When the run was made that ended the page before: exact, which no number of milliseconds is. */
async function createdAt(database: Database, run: string): Promise<SQL> {
  const { rows } = await database.execute<{ at: string }>(
    sql`select e.created_at::text as at from ${runTable(localScope)} e where e.id = ${run}`,
  );
  if (rows[0]) return sql`${rows[0].at}::timestamptz`;
  throw new MeetingError(
    "cursor-invalid",
    `"${run}" is no cursor, or its run is gone. List from the beginning.`,
    {
      cursor: run,
    },
  );
}
