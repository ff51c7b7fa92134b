import { randomBytes } from "node:crypto";
import { DEFAULT_TENANT } from "@hapju/spec";
import { and, eq, inArray, lte } from "drizzle-orm";
import { IdentityError } from "../errors.ts";
import type { Context, Executor } from "../store/context.ts";
import { keys } from "../store/tables.ts";
import { KEY_BYTES, openBytes, sealBytes } from "./seal.ts";

/** Why a key exists and until when. */
export interface KeyTerms {
  readonly purpose: string;
  /** When the key is destroyed; null: it lives until something destroys it. */
  readonly expiresAt: Date | null;
}

/** A key by its tenant and name. */
export interface KeyId {
  readonly tenant: string;
  readonly name: string;
}

const isKey = ({ tenant, name }: KeyId) => and(eq(keys.tenant, tenant), eq(keys.name, name));

// Authenticated with the wrapped key: one moved to another tenant or name does not open.
const wrapping = ({ tenant, name }: KeyId) =>
  tenant === DEFAULT_TENANT ? `key/${name}` : `tenant/${tenant}/key/${name}`;

/** The key; undefined when it does not exist or has expired. */
export async function findKey(
  context: Context,
  executor: Executor,
  id: KeyId,
): Promise<Uint8Array | undefined> {
  const [row] = await executor.select().from(keys).where(isKey(id));
  if (!row || (row.expiresAt && row.expiresAt <= context.clock())) return undefined;
  return unwrapKey(context, row);
}

/** Opens a wrapped key with the master key. @throws IdentityError `seal-broken` */
export function unwrapKey(context: Context, row: KeyId & { readonly wrapped: Uint8Array }): Uint8Array {
  return openBytes(context.masterKey, wrapping(row), row.wrapped);
}

/** The key, created if it does not exist. Several callers at once all get the same. */
export async function ensureKey(
  context: Context,
  executor: Executor,
  { tenant, name }: KeyId,
  terms: KeyTerms,
): Promise<Uint8Array> {
  const id = { tenant, name };
  const found = await findKey(context, executor, id);
  if (found) return found;
  await executor.delete(keys).where(and(isKey(id), lte(keys.expiresAt, context.clock())));
  const wrapped = sealBytes(context.masterKey, wrapping(id), randomBytes(KEY_BYTES));
  await executor
    .insert(keys)
    .values({ ...id, wrapped, createdAt: context.clock(), ...terms })
    .onConflictDoNothing();
  const created = await findKey(context, executor, id);
  if (created) return created;
  throw new IdentityError(
    "key-destroyed",
    `The key "${name}" was destroyed while it was being created. Try again.`,
    { key: name },
  );
}

/** Destroys keys: what they sealed can never be opened again. Returns the names of those that existed. */
export async function destroyKeys(
  executor: Executor,
  tenant: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const destroyed = await executor
    .delete(keys)
    .where(and(eq(keys.tenant, tenant), inArray(keys.name, [...names])))
    .returning({ name: keys.name });
  return destroyed.map(({ name }) => name).sort();
}
