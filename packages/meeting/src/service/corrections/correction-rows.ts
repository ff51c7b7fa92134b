import { randomUUID } from "node:crypto";
import type { Correction } from "@hapju/diarization";
import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { CorrectionRecord } from "./correction-record.ts";

interface Row extends Record<string, unknown> {
  id: string;
  correction: Correction;
  actor: string;
  template: string | null;
  created_at: number;
  undone_at: number | null;
}

/** All corrections of a meeting, oldest first, undone ones included. */
export async function readCorrections(
  database: Pick<Database, "execute">,
  meeting: string,
): Promise<CorrectionRecord[]> {
  const { rows } = await database.execute<Row>(sql`
    select id, correction, actor, template, (extract(epoch from created_at) * 1000)::float8 as created_at,
      (extract(epoch from undone_at) * 1000)::float8 as undone_at
    from meeting.correction where meeting_id = ${meeting} order by number`);
  return rows.map(({ id, correction, actor, template, created_at, undone_at }) => ({
    id,
    correction,
    actor,
    createdAt: new Date(created_at),
    ...(undone_at === null ? {} : { undoneAt: new Date(undone_at) }),
    ...(template === null ? {} : { template }),
  }));
}

/** The corrections of a meeting that are not undone, oldest first. */
export async function activeCorrections(
  database: Pick<Database, "execute">,
  meeting: string,
): Promise<Correction[]> {
  const records = await readCorrections(database, meeting);
  return records.filter(({ undoneAt }) => !undoneAt).map(({ correction }) => correction);
}

/** Stores a correction. */
export async function insertCorrection(
  tx: Transaction,
  meeting: string,
  record: Pick<CorrectionRecord, "correction" | "actor" | "template">,
): Promise<CorrectionRecord> {
  const id = randomUUID();
  const createdAt = new Date();
  const { correction, actor, template = null } = record;
  await tx.execute(sql`insert into meeting.correction (id, meeting_id, correction, actor, template, created_at)
    values (${id}, ${meeting}, ${JSON.stringify(correction)}::text::jsonb, ${actor}, ${template}::text,
      ${createdAt.toISOString()}::timestamptz)`);
  return { id, createdAt, ...record };
}

/**
 * Marks a correction as undone; the row stays.
 * @throws MeetingError `correction-unknown` if it does not exist or is already undone
 */
export async function markUndone(tx: Transaction, meeting: string, id: string): Promise<void> {
  const { rows } =
    await tx.execute(sql`update meeting.correction set undone_at = ${new Date().toISOString()}::timestamptz
    where id = ${id} and meeting_id = ${meeting} and undone_at is null returning id`);
  if (rows.length > 0) return;
  throw new MeetingError(
    "correction-unknown",
    `Meeting ${meeting} has no correction ${id} that could be undone. List its corrections to see which exist.`,
    { meeting, correction: id },
  );
}
