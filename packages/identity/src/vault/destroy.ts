import { eq } from "drizzle-orm";
import type { NewAuditEntry } from "../audit/append.ts";
import type { Context, Executor } from "../store/context.ts";
import { keyCoverage } from "../store/tables.ts";
import { destroyKeys } from "./keyring.ts";
import { scopeOf, sealedFolder } from "./scope.ts";

/** Destroys keys of artifacts and notes each. Returns their scopes; {@link deleteSealed} comes after the commit. */
export async function destroyArtifactKeys(
  executor: Executor,
  note: (entry: NewAuditEntry) => void,
  keys: readonly string[],
  reason: string,
): Promise<string[]> {
  const scopes = (await destroyKeys(executor, keys)).map(scopeOf);
  for (const scope of scopes)
    note({ action: "key-destroyed", subject: `scope/${scope}`, details: { reason } });
  return scopes;
}

/** The keys of all artifacts that hold biometric data of a person. */
export async function keysCovering(executor: Executor, personId: string): Promise<string[]> {
  const covering = await executor
    .select({ key: keyCoverage.scope })
    .from(keyCoverage)
    .where(eq(keyCoverage.personId, personId));
  return covering.map(({ key }) => key);
}

/** Deletes what was sealed under destroyed keys. Nobody can read it any more; what a crash leaves is only litter. */
export async function deleteSealed(context: Context, scopes: readonly string[]): Promise<void> {
  for (const scope of scopes) await context.objects.deleteFolder(sealedFolder(scope));
}
