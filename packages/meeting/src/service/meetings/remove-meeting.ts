import { runTable } from "@hapju/engine";
import { operatorScope } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import type { Storage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Renditions } from "../renditions/rendition-store.ts";
import { type RunTools, scopeOf } from "../runs/start-run.ts";
import { unindexMeeting } from "../search/search-index.ts";
import { readMeeting } from "./meeting-rows.ts";

/** What a removal needs beside what makes runs. */
export interface RemovalTools extends RunTools {
  readonly objects: Storage["objects"];
  readonly renditions: Renditions;
}

/** See `Meetings.remove`. */
export async function removeMeeting(tools: RemovalTools, id: string, actor?: string): Promise<void> {
  const { database, directory, engine, objects, renditions } = tools;
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
  await directory.vault.destroy(scope, scopeOf(recording));
  await renditions.remove(digest);
  await objects.delete(recording.file);
}

/**
 * Deletes runs that nobody needs any more: those whose corrections later ones hold as well, and those that could
 * name somebody who has withdrawn since.
 */
export async function forgetOldRuns({ database, engine }: RunTools, meeting: string): Promise<void> {
  const { rows } = await database.execute<{ id: string }>(sql`
    select r.id from meeting.run r join meeting.meeting m on m.id = r.meeting_id
      left join ${runTable(localScope)} e on e.id = r.id
    where m.id = ${meeting} and r.id <> m.run and r.id is distinct from m.rerun
      and (e.revises is not null or r.made_at < m.forget_before)`);
  if (rows.length === 0) return;
  const runs = rows.map(({ id }) => id);
  const deleteObjects = await database.transaction(async (tx) => {
    await tx.execute(sql`delete from meeting.run
      where id in (select json_array_elements_text(${JSON.stringify(runs)}::text::json))`);
    return engine.removeWithin(tx, localScope, runs);
  });
  await deleteObjects();
}
