import type { Database, ObjectStore, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import type { ArtifactRef } from "../run/run.ts";
import { haltStepRuns } from "./halt.ts";
import { lockObjects } from "./hold-objects.ts";
import { jsonRows, listed } from "./sql.ts";

/** What a removal removed. */
export interface Removed {
  /** The runs that existed. */
  readonly runs: readonly string[];
  /** Keys of the objects they referred to: call {@link deleteUnused} with them after the commit. */
  readonly objects: readonly string[];
}

/**
 * Deletes runs of a tenant with all their rows, and the tenant's cache entries that only they used. Runs that do not
 * exist, or belong to another tenant, are ignored.
 */
export async function removeRuns(
  tx: Transaction,
  dispatch: Dispatch,
  tenant: string,
  runs: readonly string[],
): Promise<Removed> {
  const { rows: found } = await tx.execute<{ id: string; inputs: Record<string, ArtifactRef> }>(sql`
    select id, inputs from engine.run where tenant = ${tenant} and id in ${listed(runs)} order by id for update`);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return { runs: [], objects: [] };
  for (const id of ids) await haltStepRuns(tx, dispatch, id);
  // What other tenants store is not considered here: it must not decide what this tenant's cache forgets.
  const { rows: outputs } = await tx.execute<{ key: string }>(sql`
    select distinct s.object_key as key from engine.step_run s
    where s.run_id in ${listed(ids)} and s.object_key is not null and not exists (
      select 1 from engine.step_run o join engine.run r on r.id = o.run_id
      where o.object_key = s.object_key and r.tenant = ${tenant} and o.run_id not in ${listed(ids)})`);
  const keys = outputs.map(({ key }) => key);
  await tx.execute(sql`delete from engine.run where id in ${listed(ids)}`);
  await tx.execute(sql`delete from engine.cache where tenant = ${tenant} and object_key in ${listed(keys)}`);
  const inputs = found.flatMap(({ inputs }) => Object.values(inputs).map(({ key }) => key));
  return { runs: ids, objects: [...keys, ...inputs] };
}

/**
 * Deletes those objects that no row of any tenant refers to: equal bytes of two tenants are one object. Objects that a
 * crash leaves behind only take up space.
 */
export async function deleteUnused(
  database: Database,
  objects: ObjectStore,
  candidates: readonly string[],
): Promise<void> {
  const keys = [...new Set(candidates)];
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
