import { and, eq } from "drizzle-orm";
import type { RecordEntry } from "../audit/append.ts";
import type { Context, Executor } from "../store/context.ts";
import { keyCoverage } from "../store/tables.ts";
import { artifactFolder, artifactName } from "./key-names.ts";
import { destroyKeys } from "./keyring.ts";

/** Destroys keys of artifacts and notes each. Returns their names; {@link deleteSealed} comes after the commit. */
export async function destroyArtifactKeys(
  executor: Executor,
  tenant: string,
  note: RecordEntry,
  keys: readonly string[],
  reason: string,
): Promise<string[]> {
  const names = (await destroyKeys(executor, tenant, keys)).map(artifactName);
  for (const name of names) note({ action: "key-destroyed", subject: `scope/${name}`, details: { reason } });
  return names;
}

/** The keys of all artifacts that hold biometric data of a person. */
export async function keysCovering(executor: Executor, tenant: string, personId: string): Promise<string[]> {
  const covering = await executor
    .select({ key: keyCoverage.key })
    .from(keyCoverage)
    .where(and(eq(keyCoverage.tenant, tenant), eq(keyCoverage.personId, personId)));
  return covering.map(({ key }) => key);
}

/** Deletes the artifacts of destroyed keys. They cannot be read any more: what a crash leaves behind only takes space. */
export async function deleteSealed(
  { objects }: Pick<Context, "objects">,
  tenant: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await objects.deleteFolder(artifactFolder(tenant, name));
}
