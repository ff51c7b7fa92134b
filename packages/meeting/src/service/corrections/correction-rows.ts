import { randomUUID } from "node:crypto";
import type { Correction } from "@hapju/diarization";
import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { MadeCorrection } from "../meetings/meetings.ts";

interface Row extends Record<string, unknown> {
  id: string;
  correction: Correction;
  actor: string;
  template: string | null;
  made_at: number;
  undone_at: number | null;
}

/** Everything that was corrected in a meeting, oldest first. */
export async function readCorrections(
  database: Pick<Database, "execute">,
  meeting: string,
): Promise<MadeCorrection[]> {
  const { rows } = await database.execute<Row>(sql`
    select id, correction, actor, template, (extract(epoch from made_at) * 1000)::float8 as made_at,
      (extract(epoch from undone_at) * 1000)::float8 as undone_at
    from meeting.correction where meeting_id = ${meeting} order by number`);
  return rows.map(({ id, correction, actor, template, made_at, undone_at }) => ({
    id,
    correction,
    actor,
    madeAt: new Date(made_at),
    ...(undone_at === null ? {} : { undoneAt: new Date(undone_at) }),
    ...(template === null ? {} : { template }),
  }));
}

/** Writes a correction down. */
export async function insertCorrection(
  tx: Transaction,
  meeting: string,
  made: Pick<MadeCorrection, "correction" | "actor" | "template">,
): Promise<MadeCorrection> {
  const id = randomUUID();
  const madeAt = new Date();
  const { correction, actor, template = null } = made;
  await tx.execute(sql`insert into meeting.correction (id, meeting_id, correction, actor, template, made_at)
    values (${id}, ${meeting}, ${JSON.stringify(correction)}::text::jsonb, ${actor}, ${template}::text,
      ${madeAt.toISOString()}::timestamptz)`);
  return { id, madeAt, ...made };
}

/**
 * Marks a correction as undone; the row stays.
 * @throws MeetingError `correction-unknown` if it is not there, or undone already
 */
export async function markUndone(tx: Transaction, meeting: string, id: string): Promise<void> {
  const { rows } =
    await tx.execute(sql`update meeting.correction set undone_at = ${new Date().toISOString()}::timestamptz
    where id = ${id} and meeting_id = ${meeting} and undone_at is null returning id`);
  if (rows.length > 0) return;
  throw new MeetingError(
    "correction-unknown",
    `Meeting ${meeting} has no correction ${id} that still counts. List its corrections to see what there is.`,
    { meeting, correction: id },
  );
}
