import { sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import { countChange } from "../runs/count-change.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import type { MeetingChange } from "./meeting.ts";
import { readMeeting } from "./meeting-rows.ts";

/** See `Meetings.change`. */
export async function changeMeeting(
  context: OperationContext,
  id: string,
  { title, date, access }: MeetingChange,
): Promise<void> {
  const { database } = context;
  await readMeeting(context, id);
  const changes = await database.transaction(async (tx) => {
    await tx.execute(sql`update meeting.meeting set title = coalesce(${title?.normalize("NFC") ?? null}::text, title),
      start_time = case when day = coalesce(${date ?? null}::text, day) then start_time end,
      day = coalesce(${date ?? null}::text, day), access = coalesce(${access ?? null}::text, access) where id = ${id}`);
    return title === undefined && date === undefined ? undefined : countChange(tx, id);
  });
  const { published } = await readMeeting(context, id);
  if (changes !== undefined && published !== null) await updateMinutes(context, id, changes);
}
