import { runTable } from "@hapju/engine";
import { type SQL, sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import { invalidCursor, limitOf, type Page, pageOf, visibleTo, whereAll } from "../paging.ts";
import type { MeetingRunsOptions, RunOfMeeting } from "./runs.ts";

type Context = Pick<OperationContext, "database" | "scope">;

/** A page of runs, latest first. @throws MeetingError `cursor-invalid` */
export async function listRuns(context: Context, options: MeetingRunsOptions): Promise<Page<RunOfMeeting>> {
  const { database, scope } = context;
  const { viewer, state, meeting, cursor } = options;
  const limit = limitOf(options);
  const conditions: SQL[] = [
    ...(cursor === undefined
      ? []
      : [sql`(e.created_at, e.id) < (${await creationOf(context, cursor)}, ${cursor})`]),
    ...(state === undefined ? [] : [sql`e.state = ${state}`]),
    ...(meeting === undefined ? [] : [sql`r.meeting_id = ${meeting}`]),
    // A run without a meeting may hold anything: only viewers who see everything see it.
    ...visibleTo(viewer),
  ];
  const { rows } = await database.execute<{ run: string; meeting: string | null }>(sql`
    select e.id as run, r.meeting_id as meeting
    from ${runTable(scope)} e left join meeting.run r on r.id = e.id left join meeting.meeting m on m.id = r.meeting_id
    ${whereAll(conditions)} order by e.created_at desc, e.id desc limit ${limit + 1}`);
  const { items, ...page } = pageOf(rows, limit, ({ run }) => run);
  return { items: items.map(({ run, meeting }) => (meeting === null ? { run } : { run, meeting })), ...page };
}

/** When a run was created, with the database's precision, which milliseconds do not have. */
async function creationOf({ database, scope }: Context, run: string): Promise<SQL> {
  const { rows } = await database.execute<{ at: string }>(
    sql`select e.created_at::text as at from ${runTable(scope)} e where e.id = ${run}`,
  );
  if (rows[0]) return sql`${rows[0].at}::timestamptz`;
  throw invalidCursor(run);
}
