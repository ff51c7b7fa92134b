import { DEFAULT_TENANT } from "@hapju/spec";
import { count } from "drizzle-orm";
import { IdentityError } from "../errors.ts";
import type { Context, Executor } from "../store/context.ts";
import { keys } from "../store/tables.ts";
import { ensureKey } from "./keyring.ts";
import { createMasterKey, masterKeyPath, parseMasterKey, readMasterKey } from "./master-key.ts";

/** Where the master key comes from: the option, the environment, or the home folder, in that order. */
export interface MasterKeySource {
  readonly home: string;
  /** Hexadecimal or base64; default `HAPJU_MASTER_KEY`, then `${home}/master.key`, created on first use. */
  readonly masterKey?: string | undefined;
}

/**
 * Finds the master key. A new one is created only while the database holds no key: a later one would open nothing.
 *
 * @throws IdentityError `master-key-missing`, `master-key-exposed`, `master-key-invalid`
 */
export async function findMasterKey(
  executor: Executor,
  { home, masterKey = process.env.HAPJU_MASTER_KEY || undefined }: MasterKeySource,
): Promise<Uint8Array> {
  if (masterKey !== undefined) return parseMasterKey(masterKey, "HAPJU_MASTER_KEY");
  const stored = await readMasterKey(home);
  if (stored) return stored;
  const [row] = await executor.select({ keys: count() }).from(keys);
  const existing = row?.keys ?? 0;
  if (existing === 0) return createMasterKey(home);
  const path = masterKeyPath(home);
  throw new IdentityError(
    "master-key-missing",
    `The database holds ${existing} keys, but the master key that opens them is not at ${path}. Copy it there from the machine that created it (mode 600), or set HAPJU_MASTER_KEY.`,
    { path, keys: existing },
  );
}

/** Name of a key wrapped when the database was new: it opens under the right master key only. */
const PROBE = "master";

/** @throws IdentityError `master-key-wrong` when the database was sealed under another master key */
export async function proveMasterKey(context: Context): Promise<void> {
  try {
    const probe = { tenant: DEFAULT_TENANT, name: PROBE };
    await ensureKey(context, context.database, probe, {
      purpose: "proof of the master key",
      expiresAt: null,
    });
  } catch (error) {
    if (!(error instanceof IdentityError && error.code === "seal-broken")) throw error;
    throw new IdentityError(
      "master-key-wrong",
      "The master key does not open this database: it was sealed under another one. Use the master.key (or HAPJU_MASTER_KEY) of the home that created it.",
    );
  }
}
