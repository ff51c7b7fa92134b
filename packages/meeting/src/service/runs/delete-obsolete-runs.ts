import { runTable } from "@hapju/engine";
import { sql } from "drizzle-orm";
import type { OperationContext } from "../context.ts";

/**
 * Deletes runs of a meeting that are not needed: revisions that a later run replaced, and runs that may name a person
 * who has withdrawn since.
 */
export async function deleteObsoleteRuns(
  { database, engine, scope }: Pick<OperationContext, "scope" | "database" | "engine">,
  meeting: string,
): Promise<void> {
  const { rows } = await database.execute<{ id: string }>(sql`
    select r.id from meeting.run r join meeting.meeting m on m.id = r.meeting_id
      left join ${runTable(scope)} e on e.id = r.id
    where m.id = ${meeting} and r.id <> m.run and r.id is distinct from m.rerun
      and (e.revises is not null or r.created_at < m.forget_before)`);
  if (rows.length === 0) return;
  const runs = rows.map(({ id }) => id);
  const deleteObjects = await database.transaction(async (tx) => {
    await tx.execute(sql`delete from meeting.run
      where id in (select json_array_elements_text(${JSON.stringify(runs)}::text::json))`);
    return engine.removeWithin(tx, scope, runs);
  });
  await deleteObjects();
}
