import { type SQL, sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import { invalidCursor, limitOf, pageOf, visibleTo } from "../paging.ts";
import { type MeetingRow, readMeetings, stateOf } from "./meeting-rows.ts";
import type { Meetings } from "./meetings.ts";

type Options = NonNullable<Parameters<Meetings["list"]>[1]>;

/** A page of meetings, latest first. @throws MeetingError `cursor-invalid` */
export async function listMeetings(
  context: Pick<OperationContext, "database" | "scope">,
  options: Options,
): Promise<{ readonly items: readonly MeetingRow[]; readonly next?: string }> {
  const { viewer, state, person, cursor } = options;
  const limit = limitOf(options);
  const where: SQL[] = [
    ...(cursor === undefined ? [] : [sql`m.number < ${numberOf(cursor)}::bigint`]),
    ...visibleTo(viewer),
    ...(state === undefined ? [] : [sql`${stateOf} = ${state}`]),
    ...(person === undefined
      ? []
      : [
          sql`exists (select from meeting.person p where p.meeting_id = m.id and p.speaker = ${person} and p.known)`,
        ]),
  ];
  const rows = await readMeetings(context, {
    where,
    rest: sql`order by m.number desc limit ${limit + 1}`,
  });
  return pageOf(rows, limit, ({ number }) => number);
}

function numberOf(cursor: string): string {
  if (/^\d{1,18}$/.test(cursor)) return cursor;
  throw invalidCursor(cursor);
}
