import { operatorScope } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { sealKeyOf } from "../runs/seal-key.ts";
import { unindexMeeting } from "../search/search-index.ts";
import { readMeeting } from "./meeting-rows.ts";

/** See `Meetings.remove`. */
export async function removeMeeting(context: ServiceContext, id: string, actor?: string): Promise<void> {
  const { database, directory, engine, objects, renditions } = context;
  const { recording } = await readMeeting(database, id);
  const scope = actor === undefined ? operatorScope() : { ...localScope, actor };
  const deleteObjects = await directory.audit.recorded(scope, async (tx, append) => {
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from meeting.run where meeting_id = ${id}`,
    );
    await unindexMeeting(tx, id);
    await tx.execute(sql`delete from meeting.meeting where id = ${id}`);
    await append({ action: "meeting-removed", subject: `meeting/${id}` });
    return engine.removeWithin(
      tx,
      localScope,
      rows.map((row) => row.id),
    );
  });
  await deleteObjects();
  const { digest } = recording.file;
  const { rows: others } = await database.execute(
    sql`select from meeting.meeting where recording_digest = ${digest} limit 1`,
  );
  if (others.length > 0) return;
  await directory.vault.destroy(scope, sealKeyOf(recording));
  await renditions.remove(digest);
  await objects.delete(recording.file);
}
