import { sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";
import { directoryKeyOf, sealKeyOf } from "../runs/seal-key.ts";
import { unindexMeeting } from "../search/search-index.ts";
import { readMeeting } from "./meeting-rows.ts";

/** See `Meetings.remove`. */
export async function removeMeeting(context: OperationContext, id: string): Promise<void> {
  const { database, directory, engine, objects, renditions, scope } = context;
  const { recording } = await readMeeting(context, id);
  const deleteObjects = await directory.audit.recorded(scope, async (tx, append) => {
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from meeting.run where meeting_id = ${id}`,
    );
    await unindexMeeting(tx, id);
    await tx.execute(sql`delete from meeting.meeting where id = ${id} and tenant = ${scope.tenant}`);
    await append({ action: "meeting-removed", subject: `meeting/${id}` });
    return engine.removeWithin(
      tx,
      scope,
      rows.map((row) => row.id),
    );
  });
  await deleteObjects();
  const { digest } = recording.file;
  // Equal recordings are one object, whichever tenants have them; the keys of biometric data are the tenant's own.
  const { rows: others } = await database.execute<{ tenant: string }>(
    sql`select distinct tenant from meeting.meeting where recording_digest = ${digest}`,
  );
  if (!others.some(({ tenant }) => tenant === scope.tenant))
    for (const key of [sealKeyOf(recording), directoryKeyOf(recording)])
      await directory.vault.destroy(scope, key);
  if (others.length > 0) return;
  await renditions.remove(digest);
  await objects.delete(recording.file);
}
