import { runTable } from "@hapju/engine";
import { localScope } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { type SQL, sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { Recording } from "../../recording.ts";
import type { Meeting } from "./meetings.ts";

/** A meeting as its row holds it, with what the engine and its latest minutes say. */
export interface MeetingRow extends Record<string, unknown> {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly language: string;
  readonly day: string | null;
  readonly recording: Recording;
  readonly owner: string | null;
  readonly access: Meeting["access"];
  readonly roster: readonly string[] | null;
  /** The run whose minutes are shown, or that makes the first ones. */
  readonly run: string;
  /** The run whose minutes are to take their place. */
  readonly rerun: string | null;
  /** The run whose minutes were indexed and audited last. */
  readonly published: string | null;
  /** Counts corrections, undoings and changes of facts; a run knows how many it was made with. */
  readonly changes: number;
  /** Milliseconds since 1970: the directory must be at least this new in the next run. */
  readonly directory_since: number;
  readonly created_at: number;
  readonly run_state: "running" | "completed" | "failed" | "cancelled" | null;
  readonly rerun_state: MeetingRow["run_state"];
  readonly run_changes: number;
  readonly rerun_changes: number | null;
  /** When the run was made, and when the directory was taken up for it: milliseconds since 1970. */
  readonly run_made_at: number;
  readonly run_directory_at: number;
  readonly people: readonly { readonly id: string; readonly name: string; readonly known: boolean }[];
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);

/** Where a meeting is, in SQL: minutes that once were there stay. */
export const stateOf = sql.raw(`case when m.published is not null or e.state = 'completed' then 'ready'
  else coalesce(e.state, 'failed') end`);

/** Reads meetings: `rest` is what follows `from`, such as a condition and an order. */
export async function readMeetings(database: Database, rest: SQL): Promise<MeetingRow[]> {
  const { rows } = await database.execute<MeetingRow>(sql`
    select m.id, m.number::text as number, m.title, m.language, m.day, m.recording, m.owner, m.access, m.roster,
      m.run, m.rerun, m.published, m.changes, ${ms("m.directory_since")} as directory_since,
      ${ms("m.created_at")} as created_at, e.state as run_state, f.state as rerun_state,
      r.changes as run_changes, q.changes as rerun_changes, ${ms("r.made_at")} as run_made_at, ${ms("r.directory_at")} as run_directory_at,
      coalesce((select json_agg(json_build_object('id', p.speaker, 'name', p.name, 'known', p.known) order by p.position)
        from meeting.person p where p.meeting_id = m.id), '[]'::json) as people
    from meeting.meeting m
      join meeting.run r on r.id = m.run left join ${runTable(localScope)} e on e.id = m.run
      left join meeting.run q on q.id = m.rerun left join ${runTable(localScope)} f on f.id = m.rerun
    ${rest}`);
  return rows;
}

/** @throws MeetingError `meeting-unknown` */
export async function readMeeting(database: Database, id: string): Promise<MeetingRow> {
  const [row] = await readMeetings(database, sql`where m.id = ${id}`);
  if (row) return row;
  throw new MeetingError("meeting-unknown", `There is no meeting ${id}. It may have been deleted.`, { id });
}

/** The meeting whose run this is, or was. @throws MeetingError `meeting-unknown` */
export async function readMeetingOfRun(database: Database, run: string): Promise<MeetingRow> {
  const [row] = await readMeetings(
    database,
    sql`where m.id = (select meeting_id from meeting.run where id = ${run})`,
  );
  if (row) return row;
  throw new MeetingError("meeting-unknown", `Run ${run} is of no meeting, or of one that was deleted.`, {
    run,
  });
}
