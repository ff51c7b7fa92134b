import { randomBytes } from "node:crypto";
import { and, eq, inArray, lte } from "drizzle-orm";
import { IdentityError } from "../errors.ts";
import type { Context, Executor } from "../store/context.ts";
import { keys } from "../store/tables.ts";
import { KEY_BYTES, openBytes, sealBytes } from "./seal.ts";

/** Why a key exists and until when. */
export interface KeyTerms {
  readonly purpose: string;
  /** From then on the key is destroyed; null: it lives until something destroys it. */
  readonly expiresAt: Date | null;
}

const wrapping = (scope: string) => `key/${scope}`;

/** The key of a scope; undefined when it has none, or one that has expired. */
export async function findKey(
  context: Context,
  executor: Executor,
  scope: string,
): Promise<Uint8Array | undefined> {
  const [row] = await executor.select().from(keys).where(eq(keys.scope, scope));
  if (!row || (row.expiresAt && row.expiresAt <= context.clock())) return undefined;
  return unwrapKey(context, row);
}

/** Opens a wrapped key with the master key. */
export function unwrapKey(
  context: Context,
  row: { readonly scope: string; readonly wrapped: Uint8Array },
): Uint8Array {
  return openBytes(context.masterKey, wrapping(row.scope), row.wrapped);
}

/** The key of a scope, made if there is none. Of several who make it at once all get the same. */
export async function ensureKey(
  context: Context,
  executor: Executor,
  scope: string,
  terms: KeyTerms,
): Promise<Uint8Array> {
  const found = await findKey(context, executor, scope);
  if (found) return found;
  await executor.delete(keys).where(and(eq(keys.scope, scope), lte(keys.expiresAt, context.clock())));
  const wrapped = sealBytes(context.masterKey, wrapping(scope), randomBytes(KEY_BYTES));
  await executor
    .insert(keys)
    .values({ scope, wrapped, createdAt: context.clock(), ...terms })
    .onConflictDoNothing();
  const made = await findKey(context, executor, scope);
  if (made) return made;
  throw new IdentityError(
    "key-destroyed",
    `The key of "${scope}" was destroyed while it was being made. Try again.`,
    { scope },
  );
}

/** Destroys keys: what they sealed can never be opened again. Returns the scopes that had one. */
export async function destroyKeys(executor: Executor, scopes: readonly string[]): Promise<string[]> {
  if (scopes.length === 0) return [];
  const gone = await executor
    .delete(keys)
    .where(inArray(keys.scope, [...scopes]))
    .returning({ scope: keys.scope });
  return gone.map(({ scope }) => scope).sort();
}
