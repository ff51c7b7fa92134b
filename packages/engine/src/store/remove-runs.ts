import type { Database, ObjectStore, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import type { ArtifactRef } from "../run/run.ts";
import { haltStepRuns } from "./halt.ts";
import { lockObjects } from "./hold-objects.ts";
import { jsonRows } from "./sql.ts";

const listed = (values: readonly string[]) => sql`(select json_array_elements_text(${jsonRows(values)}))`;

interface KeyRow extends Record<string, unknown> {
  key: string;
  bytes: number;
}

/**
 * Deletes runs with everything that is known of them, and forgets cache entries that only they used.
 * @returns the objects they referred to; {@link deleteUnused} comes after the commit
 */
export async function removeRuns(
  tx: Transaction,
  dispatch: Dispatch,
  tenant: string,
  runs: readonly string[],
): Promise<ArtifactRef[]> {
  const { rows: found } = await tx.execute<{ id: string; inputs: Record<string, ArtifactRef> }>(sql`
    select id, inputs from engine.run where tenant = ${tenant} and id in ${listed(runs)} order by id for update`);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  for (const id of ids) await haltStepRuns(tx, dispatch, id);
  const { rows: outputs } = await tx.execute<KeyRow>(sql`
    select distinct s.object_key as key, s.bytes from engine.step_run s
    where s.run_id in ${listed(ids)} and s.object_key is not null and not exists (
      select 1 from engine.step_run o where o.object_key = s.object_key and o.run_id not in ${listed(ids)})`);
  await tx.execute(sql`delete from engine.run where id in ${listed(ids)}`);
  await tx.execute(
    sql`delete from engine.cache where object_key in ${listed(outputs.map(({ key }) => key))}`,
  );
  const refs = [...outputs, ...found.flatMap(({ inputs }) => Object.values(inputs))];
  return refs.map(({ key, bytes }) => ({ key, bytes, digest: key, scope: null }));
}

/** Deletes those objects that nothing refers to any more. What a crash leaves is only litter. */
export async function deleteUnused(
  database: Database,
  objects: ObjectStore,
  candidates: readonly ArtifactRef[],
): Promise<void> {
  const keys = [...new Set(candidates.map(({ key }) => key))];
  if (keys.length === 0) return;
  await database.transaction(async (tx) => {
    await lockObjects(tx);
    const { rows } = await tx.execute<{ key: string }>(sql`
      select c.key from json_array_elements_text(${jsonRows(keys)}) as c (key)
      where not exists (select 1 from engine.step_run where object_key = c.key)
        and not exists (select 1 from engine.cache where object_key = c.key)
        and not exists (select 1 from engine.run r, jsonb_each(r.inputs) i where i.value ->> 'key' = c.key)`);
    for (const { key } of rows) await objects.delete({ key, digest: key, bytes: 0 });
  });
}
