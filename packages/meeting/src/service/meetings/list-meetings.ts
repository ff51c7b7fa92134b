import type { Database } from "@hapju/storage";
import { type SQL, sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { DirectoryNow } from "../current-directory.ts";
import { type MeetingRow, readMeetings, stateOf } from "./meeting-rows.ts";
import type { Meeting, Meetings, PageOptions } from "./meetings.ts";

export type ListOptions = NonNullable<Parameters<Meetings["list"]>[0]>;

/** A page of meetings, latest first. @throws MeetingError `cursor-invalid` */
export async function listMeetings(
  database: Database,
  options: ListOptions,
): Promise<{ readonly rows: readonly MeetingRow[]; readonly next?: string }> {
  const { viewer, state, person } = options;
  const limit = limitOf(options);
  const conditions: SQL[] = [
    ...(options.cursor === undefined ? [] : [sql`m.number < ${numberOf(options.cursor)}::bigint`]),
    ...(viewer && !viewer.seesAll ? [sql`(m.access = 'everyone' or m.owner = ${viewer.user})`] : []),
    ...(state === undefined ? [] : [sql`${stateOf} = ${state}`]),
    ...(person === undefined
      ? []
      : [
          sql`exists (select from meeting.person p where p.meeting_id = m.id and p.speaker = ${person} and p.known)`,
        ]),
  ];
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const rows = await readMeetings(database, sql`${where} order by m.number desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  return { rows: shown, ...(rows.length > limit ? { next: shown.at(-1)!.number } : {}) };
}

export const limitOf = ({ limit = 30 }: PageOptions) => Math.min(100, Math.max(1, Math.trunc(limit)));

function numberOf(cursor: string): string {
  if (/^\d{1,18}$/.test(cursor)) return cursor;
  throw new MeetingError(
    "cursor-invalid",
    `"${cursor}" is no cursor. Give back the one that the last page gave.`,
    {
      cursor,
    },
  );
}

/** A meeting as it is shown: names as the directory has them now, without those who may not be named. */
export function meetingOf(row: MeetingRow, now: DirectoryNow): Meeting {
  const { id, title, language, day, recording, owner, access, run, rerun, published, run_state } = row;
  return {
    id,
    title,
    language,
    ...(day === null ? {} : { date: day }),
    durationSeconds: recording.durationSeconds,
    hasAudio: recording.hasAudio,
    hasVideo: recording.video !== undefined,
    ...(owner === null ? {} : { owner }),
    access,
    state: published !== null || run_state === "completed" ? "ready" : (run_state ?? "failed"),
    run,
    ...(rerun === null ? {} : { rerun }),
    createdAt: new Date(row.created_at),
    people: row.people
      .filter((person) => !person.known || now.mayName(person.id, row.run_made_at))
      .map(({ id, name, known }) => ({ id, name: now.names.get(id) ?? name, known })),
  };
}
