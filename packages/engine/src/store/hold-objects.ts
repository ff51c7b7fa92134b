import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Artifacts } from "../run/artifacts.ts";
import type { ArtifactRef } from "../run/run.ts";

/** Advisory lock: exclusive to delete objects, shared to begin to refer to some. */
const LOCK = 4_827_002;

/** An object was deleted after it was stored, or found in the cache, and before a row referred to it. */
export class ObjectGone extends Error {
  override readonly name = "ObjectGone";
}

/**
 * Checks again that objects exist, in the transaction that begins to refer to them; until it ends no object is deleted.
 * Equal bytes are one object, so one process may store what another is about to delete.
 * @throws ObjectGone if one is missing: roll back and store it again
 */
export async function holdObjects(
  tx: Transaction,
  artifacts: Artifacts,
  refs: readonly ArtifactRef[],
): Promise<void> {
  if (refs.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${LOCK})`);
  for (const ref of refs)
    if (!(await artifacts.exists(ref)))
      throw new ObjectGone(`Object ${ref.key} was deleted before it was used. Store it again.`);
}

/** Waits for transactions that begin to refer to objects, and blocks new ones until this transaction ends. */
export async function lockObjects(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}

/** Repeats work whose objects were deleted by another process; each try stores them again. */
export async function storingAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ObjectGone) || tries === 5) throw error;
    }
  }
}
