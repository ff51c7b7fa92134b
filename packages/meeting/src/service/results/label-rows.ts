import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { type MeetingLabels, NO_LABELS } from "./unknown-labels.ts";

/** The labels of the people without a name in a meeting, and in one of its runs. */
export async function readLabels(database: Pick<Database, "execute">, run: string): Promise<MeetingLabels> {
  const { rows } = await database.execute<{ [K in keyof MeetingLabels]: MeetingLabels[K] }>(sql`
    select m.unknown_labels as "all", r.unknown_labels as "ofRun"
    from meeting.run r join meeting.meeting m on m.id = r.meeting_id where r.id = ${run}`);
  return rows[0] ?? NO_LABELS;
}

/** Keeps them: from here on no label of the meeting is given to another person. */
export async function writeLabels(
  tx: Transaction,
  meeting: string,
  run: string,
  { all, ofRun }: MeetingLabels,
): Promise<void> {
  await tx.execute(sql`update meeting.meeting set unknown_labels = ${JSON.stringify(all)}::text::jsonb
    where id = ${meeting}`);
  await tx.execute(sql`update meeting.run set unknown_labels = ${JSON.stringify(ofRun)}::text::jsonb
    where id = ${run}`);
}
