import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Artifacts } from "../run/artifacts.ts";
import type { ArtifactRef } from "../run/run.ts";

/** Taken by whoever deletes objects, and shared by all who begin to refer to some. */
const LOCK = 4_827_002;

/** An object that was there when it was stored, or found in the cache, was deleted before anything referred to it. */
export class ObjectGone extends Error {}

/**
 * Looks again, in the transaction that begins to refer to objects, whether they are there; until it ends nobody
 * deletes any. Equal bytes are one object: what somebody stores anew may be what somebody else is about to delete.
 * @throws ObjectGone: roll back and store it again
 */
export async function holdObjects(
  tx: Transaction,
  artifacts: Artifacts,
  refs: readonly ArtifactRef[],
): Promise<void> {
  if (refs.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${LOCK})`);
  for (const ref of refs)
    if (!(await artifacts.exists(ref))) throw new ObjectGone(`Object ${ref.key} was deleted meanwhile.`);
}

/** Waits for those who begin to refer to objects, and keeps others from it until the transaction ends. */
export async function lockObjects(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}

/** Tries again what met an object that was being deleted: the second time it is stored anew. */
export async function storingAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ObjectGone) || tries === 5) throw error;
    }
  }
}
