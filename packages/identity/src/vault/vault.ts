import type { Scope, Vault } from "@hapju/spec";
import { parseSealName } from "@hapju/storage";
import { and, desc, eq, lte } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { checkPersons } from "../people/find.ts";
import type { Context, Executor } from "../store/context.ts";
import { audit, keyCoverage, keys } from "../store/tables.ts";
import { deleteSealed, destroyArtifactKeys } from "./destroy.ts";
import { artifactKey, artifactName } from "./key-names.ts";
import { ensureKey, findKey, type KeyTerms } from "./keyring.ts";
import { openBytes, sealBytes } from "./seal.ts";

/**
 * Encrypts artifacts that hold biometric data: AES-256-GCM under named keys, one per recording, wrapped by the master
 * key. The keys of two tenants never meet, whatever their names. Destroying a key erases everything sealed under it,
 * copies and backups included.
 *
 * ```ts
 * await vault.cover(scope, "meeting-12", ["kim", "lee"]);
 * const sealed = await vault.seal(scope, "meeting-12", bytes);
 * await vault.destroy(scope, "meeting-12");
 * await vault.open(scope, "meeting-12", sealed); // IdentityError key-destroyed
 * ```
 */
export interface DirectoryVault {
  /** Seals bytes; the first seal creates the key. @throws IdentityError `scope-invalid` */
  seal(scope: Scope, key: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws IdentityError `key-destroyed` when the key does not exist, `seal-broken` when the bytes are not as sealed */
  open(scope: Scope, key: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Whether the key exists: what was sealed under it can be opened. */
  holds(scope: Scope, key: string): Promise<boolean>;
  /** Until when what was sealed under the key can be opened. */
  lifetime(scope: Scope, key: string): Promise<Lifetime>;
  /** States why the key exists and until when, whether or not it has been used. */
  keep(scope: Scope, key: string, terms: KeyTerms): Promise<void>;
  /**
   * States that what is sealed under the key holds biometric data of these persons, so that removing one of them
   * destroys the key. Call it before sealing. Adds to what was stated before.
   *
   * @throws IdentityError `person-unknown`
   */
  cover(scope: Scope, key: string, personIds: readonly string[]): Promise<void>;
  /** Ids of the persons whose biometric data is sealed under the key, sorted. */
  coverage(scope: Scope, key: string): Promise<string[]>;
  /** Destroys the key and deletes the artifacts sealed under it; true when the key existed. */
  destroy(scope: Scope, key: string): Promise<boolean>;
  /** Destroys every key of every tenant that has expired by `now` (default: now). */
  sweep(now?: Date): Promise<readonly ExpiredKey[]>;
}

/** `until` null: no end is set. `goneSince` null: the key never existed. */
export type Lifetime = { readonly until: Date | null } | { readonly goneSince: Date | null };

/** A key that {@link DirectoryVault.sweep} destroyed. */
export interface ExpiredKey {
  readonly tenant: string;
  readonly key: string;
}

/** The vault as the engine sees it: keys of all tenants, by their names of `sealName`. */
export const engineVault = (vault: Pick<DirectoryVault, "seal" | "open">): Vault => {
  const ofName = (name: string) => {
    const { tenant, key } = parseSealName(name);
    return { scope: { tenant, actor: "engine" }, key };
  };
  return {
    seal(name, bytes) {
      const { scope, key } = ofName(name);
      return vault.seal(scope, key, bytes);
    },
    open(name, bytes) {
      const { scope, key } = ofName(name);
      return vault.open(scope, key, bytes);
    },
  };
};

const DAY_MS = 86_400_000;

/** Opens the vault of all tenants. */
export function openVault(context: Context): DirectoryVault {
  const { database, clock, keyDays } = context;
  const ensure = (executor: Executor, tenant: string, name: string) => {
    const expiresAt = keyDays === null ? null : new Date(clock().getTime() + keyDays * DAY_MS);
    return ensureKey(context, executor, { tenant, name }, { purpose: "meeting analysis", expiresAt });
  };
  const destroy = async (scope: Scope, names: readonly string[], reason: string) => {
    const destroyed = await recorded({ ...context, scope }, (transaction, note) =>
      destroyArtifactKeys(transaction, scope.tenant, note, names, reason),
    );
    await deleteSealed(context, scope.tenant, names.map(artifactName));
    return destroyed;
  };
  const isKey = ({ tenant }: Scope, key: string) =>
    and(eq(keys.tenant, tenant), eq(keys.name, artifactKey(key)));
  return {
    seal: async ({ tenant }, key, bytes) => {
      const name = artifactKey(key);
      return sealBytes(await ensure(database, tenant, name), name, bytes);
    },
    open: async ({ tenant }, key, bytes) => {
      const name = artifactKey(key);
      const found = await findKey(context, database, { tenant, name });
      if (found) return openBytes(found, name, bytes);
      throw new IdentityError(
        "key-destroyed",
        `The key "${key}" was destroyed or has expired: the ${bytes.length} bytes sealed under it cannot be read any more. Run the step again.`,
        { key },
      );
    },
    holds: async ({ tenant }, key) =>
      (await findKey(context, database, { tenant, name: artifactKey(key) })) !== undefined,
    lifetime: async (scope, key) => {
      const [row] = await database.select({ until: keys.expiresAt }).from(keys).where(isKey(scope, key));
      if (row) return row.until && row.until <= clock() ? { goneSince: row.until } : row;
      const [end] = await database
        .select({ at: audit.at })
        .from(audit)
        .where(
          and(
            eq(audit.tenant, scope.tenant),
            eq(audit.subject, `scope/${key}`),
            eq(audit.action, "key-destroyed"),
          ),
        )
        .orderBy(desc(audit.sequence))
        .limit(1);
      return { goneSince: end?.at ?? null };
    },
    keep: async (scope, key, { purpose, expiresAt }) => {
      await ensure(database, scope.tenant, artifactKey(key));
      await database.update(keys).set({ purpose, expiresAt }).where(isKey(scope, key));
    },
    cover: async ({ tenant }, name, personIds) => {
      const key = artifactKey(name);
      await database.transaction(async (transaction) => {
        await ensure(transaction, tenant, key);
        await checkPersons(transaction, tenant, personIds);
        const rows = personIds.map((personId) => ({ tenant, key, personId }));
        if (rows.length > 0) await transaction.insert(keyCoverage).values(rows).onConflictDoNothing();
      });
    },
    coverage: async ({ tenant }, key) => {
      const covered = await database
        .select({ id: keyCoverage.personId })
        .from(keyCoverage)
        .where(and(eq(keyCoverage.tenant, tenant), eq(keyCoverage.key, artifactKey(key))));
      return covered.map(({ id }) => id).sort();
    },
    destroy: async (scope, key) => (await destroy(scope, [artifactKey(key)], "asked for")).length > 0,
    sweep: async (now = clock()) => {
      // Only keys of artifacts expire.
      const due = await database
        .select({ tenant: keys.tenant, name: keys.name })
        .from(keys)
        .where(lte(keys.expiresAt, now));
      const swept: ExpiredKey[] = [];
      for (const [tenant, own] of Map.groupBy(due, (key) => key.tenant)) {
        const names = own.map(({ name }) => name);
        const destroyed = await destroy({ tenant, actor: context.actor }, names, "expired");
        swept.push(...destroyed.map((key) => ({ tenant, key })));
      }
      return swept;
    },
  };
}
