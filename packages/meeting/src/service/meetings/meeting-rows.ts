import { runTable } from "@hapju/engine";
import { type SQL, sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { Recording } from "../../recording.ts";
import type { OperationContext } from "../context.ts";
import type { Meeting, Quality } from "./meeting.ts";

/** A row of a meeting, joined with its runs and the people in its minutes. */
export interface MeetingRow extends Record<string, unknown> {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly language: string;
  readonly quality: Quality;
  readonly glossary: readonly string[];
  readonly day: string | null;
  readonly start_time: string | null;
  /** Null for a meeting of a version without time zones. */
  readonly time_zone: string | null;
  readonly recording: Recording;
  readonly owner: string | null;
  readonly access: Meeting["access"];
  readonly roster: readonly string[] | null;
  /** The run whose minutes are shown, or that makes the first ones. */
  readonly run: string;
  /** The run whose minutes will replace them. */
  readonly rerun: string | null;
  /** The run whose minutes were published (indexed and audited) last. */
  readonly published: string | null;
  /** Count of corrections, undone corrections and changed facts; each run holds the count it was started with. */
  readonly changes: number;
  /** Milliseconds since 1970: the next run needs a directory at least this new. */
  readonly directory_since: number;
  readonly created_at: number;
  readonly run_state: "running" | "completed" | "failed" | "cancelled" | null;
  readonly rerun_state: MeetingRow["run_state"];
  readonly run_changes: number;
  readonly rerun_changes: number | null;
  /** When the run was started: milliseconds since 1970. */
  readonly run_created_at: number;
  /** When the directory was read for the run: milliseconds since 1970. */
  readonly run_directory_at: number;
  readonly people: readonly { readonly id: string; readonly name: string; readonly known: boolean }[];
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);

/** The state of a meeting in SQL: with minutes it stays ready. */
export const stateOf = sql.raw(`case when m.published is not null or e.state = 'completed' then 'ready'
  else coalesce(e.state, 'failed') end`);

/** What reading rows needs. */
type Context = Pick<OperationContext, "database" | "scope">;

/** Which rows of a tenant to read. */
export interface RowQuery {
  /** Conditions on the meeting `m`, its run `r` and the engine's run `e`; default: none. */
  readonly where?: readonly SQL[];
  /** What follows the conditions: an order, a limit. */
  readonly rest?: SQL;
}

/** Reads meetings of a tenant. */
export async function readMeetings(
  { database, scope }: Context,
  { where = [], rest = sql`` }: RowQuery = {},
): Promise<MeetingRow[]> {
  const conditions = [sql`m.tenant = ${scope.tenant}`, ...where];
  const { rows } = await database.execute<MeetingRow>(sql`
    select m.id, m.number::text as number, m.title, m.language, m.quality, m.glossary, m.day, m.start_time, m.time_zone, m.recording, m.owner, m.access, m.roster,
      m.run, m.rerun, m.published, m.changes, ${ms("m.directory_since")} as directory_since,
      ${ms("m.created_at")} as created_at, e.state as run_state, f.state as rerun_state,
      r.changes as run_changes, q.changes as rerun_changes, ${ms("r.created_at")} as run_created_at,
      ${ms("r.directory_at")} as run_directory_at,
      coalesce((select json_agg(json_build_object('id', p.speaker, 'name', p.name, 'known', p.known) order by p.position)
        from meeting.person p where p.meeting_id = m.id), '[]'::json) as people
    from meeting.meeting m
      join meeting.run r on r.id = m.run left join ${runTable(scope)} e on e.id = m.run
      left join meeting.run q on q.id = m.rerun left join ${runTable(scope)} f on f.id = m.rerun
    where ${sql.join(conditions, sql` and `)} ${rest}`);
  return rows;
}

/** Reads one meeting. @throws MeetingError `meeting-unknown` */
export async function readMeeting(context: Context, id: string): Promise<MeetingRow> {
  const [row] = await readMeetings(context, { where: [sql`m.id = ${id}`] });
  if (row) return row;
  throw new MeetingError(
    "meeting-unknown",
    `Meeting ${id} does not exist. It may have been deleted: list the meetings to see which exist.`,
    { id },
  );
}

/** The meeting of a run. @throws MeetingError `meeting-unknown` */
export async function readMeetingOfRun(context: Context, run: string): Promise<MeetingRow> {
  const [row] = await readMeetings(context, {
    where: [sql`m.id = (select meeting_id from meeting.run where id = ${run})`],
  });
  if (row) return row;
  throw new MeetingError(
    "meeting-unknown",
    `Run ${run} belongs to no meeting. The meeting may have been deleted.`,
    {
      run,
    },
  );
}

/** A meeting that has minutes, published or not. @throws MeetingError `meeting-unknown`, `not-ready` */
export async function readReadyMeeting(context: Context, id: string): Promise<MeetingRow> {
  const row = await readMeeting(context, id);
  if (row.published === null && row.run_state !== "completed") throw notReady(row);
  return row;
}

/** The error for a meeting without minutes. */
export function notReady({ id, run_state, published }: MeetingRow): MeetingError {
  const state = published === null ? (run_state ?? "failed") : "ready";
  const next =
    state === "running" ? "Wait for its first run." : "Resume its run, or create the meeting again.";
  return new MeetingError("not-ready", `Meeting ${id} has no minutes yet: it is ${state}. ${next}`, {
    meeting: id,
    state,
  });
}
