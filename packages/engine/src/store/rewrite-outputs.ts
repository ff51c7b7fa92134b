import type { Database, ObjectStore, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Artifacts } from "../run/artifacts.ts";
import type { ArtifactRef } from "../run/run.ts";
import { holdObjects, storingAgain } from "./hold-objects.ts";
import { deleteUnused } from "./remove-runs.ts";

/** What a rewrite works with. */
export interface RewriteTools {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly artifacts: Artifacts;
  readonly tenant: string;
}

type Row = { readonly [K in keyof ArtifactRef]: ArtifactRef[K] } & Record<string, unknown>;

/** See `Engine.rewrite`. */
export async function rewriteOutputs(
  tools: RewriteTools,
  pipeline: string,
  step: string,
  change: (value: unknown) => unknown,
): Promise<void> {
  const { database, objects, artifacts, tenant } = tools;
  const { rows } = await database.execute<Row>(sql`
    select distinct on (s.object_key) s.digest, s.object_key as key, s.bytes, s.scope
    from engine.step_run s join engine.run r on r.id = s.run_id
    where r.tenant = ${tenant} and r.pipeline = ${pipeline} and s.step = ${step} and s.object_key is not null`);
  for (const old of rows) {
    if (!(await artifacts.exists(old))) continue;
    const value = await artifacts.read(old);
    const next = change(value);
    if (next === value) continue;
    await storingAgain(async () => {
      const ref = await artifacts.write(next, old.scope);
      await database.transaction(async (tx) => {
        await holdObjects(tx, artifacts, [ref]);
        await replace(tx, old, ref);
      });
    });
    await deleteUnused(database, objects, [old]);
  }
}

/** Every step run that gave the old artifact gives the new one; what would be reused is forgotten. */
async function replace(
  tx: Transaction,
  old: ArtifactRef,
  { digest, key, bytes }: ArtifactRef,
): Promise<void> {
  await tx.execute(sql`update engine.step_run set digest = ${digest}, object_key = ${key}, bytes = ${bytes}
    where object_key = ${old.key}`);
  await tx.execute(sql`delete from engine.cache where object_key = ${old.key}`);
}
