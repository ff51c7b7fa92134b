import type { Database, ObjectStore, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Artifacts } from "../run/artifacts.ts";
import type { ArtifactRef } from "../run/run.ts";
import { holdObjects, storingAgain } from "./hold-objects.ts";
import { deleteUnused } from "./remove-runs.ts";
import { refColumns } from "./sql.ts";

/** What a rewrite works with. */
export interface RewriteTools {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly artifacts: Artifacts;
}

/** See `Engine.rewrite`. */
export async function rewriteOutputs(
  { database, objects, artifacts }: RewriteTools,
  tenant: string,
  pipeline: string,
  step: string,
  change: (value: unknown) => unknown,
): Promise<void> {
  const { rows } = await database.execute<{ [K in keyof ArtifactRef]: ArtifactRef[K] }>(sql`
    select distinct on (s.object_key) ${refColumns("s")}
    from engine.step_run s join engine.run r on r.id = s.run_id
    where r.tenant = ${tenant} and r.pipeline = ${pipeline} and s.step = ${step} and s.object_key is not null`);
  for (const old of rows) {
    if (!(await artifacts.exists(old))) continue;
    const value = await artifacts.read(old);
    const next = change(value);
    if (next === value) continue;
    await storingAgain(async () => {
      const ref = await artifacts.write(next, old.sealKey);
      await database.transaction(async (tx) => {
        await holdObjects(tx, artifacts, [ref]);
        await replace(tx, tenant, old, ref);
      });
    });
    await deleteUnused(database, objects, [old.key]);
  }
}

/** Lets every step run of a tenant that has the old artifact have the new one, and removes it from the cache. */
async function replace(
  tx: Transaction,
  tenant: string,
  old: ArtifactRef,
  { digest, key, bytes }: ArtifactRef,
): Promise<void> {
  await tx.execute(sql`
    update engine.step_run s set digest = ${digest}, object_key = ${key}, bytes = ${bytes}
    from engine.run r where r.id = s.run_id and r.tenant = ${tenant} and s.object_key = ${old.key}`);
  await tx.execute(sql`delete from engine.cache where tenant = ${tenant} and object_key = ${old.key}`);
}
