import { and, desc, eq, lte } from "drizzle-orm";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { checkPersons } from "../people/find.ts";
import type { Context, Executor } from "../store/context.ts";
import { audit, keyCoverage, keys } from "../store/tables.ts";
import { deleteSealed, destroyArtifactKeys } from "./destroy.ts";
import { ensureKey, findKey, type KeyTerms } from "./keyring.ts";
import { artifactKey, scopeOf } from "./scope.ts";
import { openBytes, sealBytes } from "./seal.ts";

/**
 * Encrypts artifacts that hold biometric data: AES-256-GCM, one key per scope (a recording), wrapped by the
 * master key. Destroying the key erases everything sealed for the scope, copies and backups of it included.
 *
 * ```ts
 * await vault.cover("meeting-12", ["kim", "lee"]);
 * const sealed = await vault.seal("meeting-12", bytes);
 * await vault.destroy("meeting-12");
 * await vault.open("meeting-12", sealed); // IdentityError key-destroyed
 * ```
 */
export interface DirectoryVault {
  /** Seals bytes; the first seal of a scope makes its key. @throws IdentityError `scope-invalid` */
  seal(scope: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws IdentityError `key-destroyed` when there is no key (any more), `seal-broken` when the bytes are not as sealed */
  open(scope: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Whether the scope has a key: what was sealed under it can be opened. */
  holds(scope: string): Promise<boolean>;
  /** Until when what was sealed under the scope can be opened. */
  lifetime(scope: string): Promise<Lifetime>;
  /** States why the scope's key exists and until when, whether or not it has been used. */
  keep(scope: string, terms: KeyTerms): Promise<void>;
  /**
   * States that the scope's artifacts hold biometric data of these persons, so that taking one of them out
   * destroys the key. Say so before sealing. Adds to what was said before.
   *
   * @throws IdentityError `person-unknown`
   */
  cover(scope: string, personIds: readonly string[]): Promise<void>;
  /** Whose biometric data the scope's artifacts hold, sorted. */
  coverage(scope: string): Promise<string[]>;
  /** Destroys the scope's key and deletes its sealed artifacts; true when there was a key. */
  destroy(scope: string): Promise<boolean>;
  /** Destroys every key that has expired by `now` (default: now) and returns their scopes. */
  sweep(now?: Date): Promise<string[]>;
}

/** `until` null: no end is set. `goneSince` null: there never was a key. */
export type Lifetime = { readonly until: Date | null } | { readonly goneSince: Date | null };

const DAY_MS = 86_400_000;

export function openVault(context: Context): DirectoryVault {
  const { database, clock, keyDays } = context;
  const ensure = (executor: Executor, key: string) => {
    const expiresAt = keyDays === null ? null : new Date(clock().getTime() + keyDays * DAY_MS);
    return ensureKey(context, executor, key, { purpose: "meeting analysis", expiresAt });
  };
  const destroy = async (keyNames: readonly string[], reason: string) => {
    const scopes = await recorded(context, (transaction, note) =>
      destroyArtifactKeys(transaction, note, keyNames, reason),
    );
    await deleteSealed(context, keyNames.map(scopeOf));
    return scopes;
  };
  return {
    seal: async (scope, bytes) => {
      const key = artifactKey(scope);
      return sealBytes(await ensure(database, key), key, bytes);
    },
    open: async (scope, bytes) => {
      const key = artifactKey(scope);
      const found = await findKey(context, database, key);
      if (found) return openBytes(found, key, bytes);
      throw new IdentityError(
        "key-destroyed",
        `The key of "${scope}" was destroyed or has expired: its ${bytes.length} sealed bytes are gone for good. Run the step again.`,
        { scope },
      );
    },
    holds: async (scope) => (await findKey(context, database, artifactKey(scope))) !== undefined,
    lifetime: async (scope) => {
      const [row] = await database
        .select({ until: keys.expiresAt })
        .from(keys)
        .where(eq(keys.scope, artifactKey(scope)));
      if (row) return row.until && row.until <= clock() ? { goneSince: row.until } : row;
      const [end] = await database
        .select({ at: audit.at })
        .from(audit)
        .where(and(eq(audit.subject, `scope/${scope}`), eq(audit.action, "key-destroyed")))
        .orderBy(desc(audit.sequence))
        .limit(1);
      return { goneSince: end?.at ?? null };
    },
    keep: async (scope, { purpose, expiresAt }) => {
      const key = artifactKey(scope);
      await ensure(database, key);
      await database.update(keys).set({ purpose, expiresAt }).where(eq(keys.scope, key));
    },
    cover: async (scope, personIds) => {
      const key = artifactKey(scope);
      await database.transaction(async (transaction) => {
        await ensure(transaction, key);
        await checkPersons(transaction, personIds);
        const rows = personIds.map((personId) => ({ scope: key, personId }));
        if (rows.length > 0) await transaction.insert(keyCoverage).values(rows).onConflictDoNothing();
      });
    },
    coverage: async (scope) => {
      const covered = await database
        .select({ id: keyCoverage.personId })
        .from(keyCoverage)
        .where(eq(keyCoverage.scope, artifactKey(scope)));
      return covered.map(({ id }) => id).sort();
    },
    destroy: async (scope) => (await destroy([artifactKey(scope)], "asked for")).length > 0,
    sweep: async (now = clock()) => {
      // Only keys of artifacts expire.
      const due = await database.select({ key: keys.scope }).from(keys).where(lte(keys.expiresAt, now));
      return due.length === 0
        ? []
        : destroy(
            due.map(({ key }) => key),
            "expired",
          );
    },
  };
}
