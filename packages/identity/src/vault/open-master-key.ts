import { count } from "drizzle-orm";
import { IdentityError } from "../errors.ts";
import type { Context, Executor } from "../store/context.ts";
import { keys } from "../store/tables.ts";
import { ensureKey } from "./keyring.ts";
import { makeMasterKey, masterKeyPath, parseMasterKey, readMasterKey } from "./master-key.ts";

/** Where the master key comes from: given, in the environment, or in the home folder, in that order. */
export interface MasterKeySource {
  readonly home: string;
  /** Hexadecimal or base64; default `HAPJU_MASTER_KEY`, then `${home}/master.key`, made on first use. */
  readonly masterKey?: string | undefined;
}

/**
 * Finds the master key. A new one is made only while the database holds no key: one made later would open nothing.
 *
 * @throws IdentityError `master-key-missing`, `master-key-exposed`, `master-key-invalid`
 */
export async function findMasterKey(
  executor: Executor,
  { home, masterKey = process.env.HAPJU_MASTER_KEY || undefined }: MasterKeySource,
): Promise<Uint8Array> {
  if (masterKey !== undefined) return parseMasterKey(masterKey, "HAPJU_MASTER_KEY");
  const kept = await readMasterKey(home);
  if (kept) return kept;
  const [row] = await executor.select({ keys: count() }).from(keys);
  if (row!.keys === 0) return makeMasterKey(home);
  const path = masterKeyPath(home);
  throw new IdentityError(
    "master-key-missing",
    `The database holds ${row!.keys} keys, but the master key that opens them is not at ${path}. Copy it there from the machine that made it (mode 600), or set HAPJU_MASTER_KEY.`,
    { path, keys: row!.keys },
  );
}

/** Sealed when the database was new: it opens under the right master key alone. */
const PROBE = "master";

/** @throws IdentityError `master-key-wrong` when the database was sealed under another master key */
export async function proveMasterKey(context: Context): Promise<void> {
  try {
    await ensureKey(context, context.database, PROBE, {
      purpose: "proof of the master key",
      expiresAt: null,
    });
  } catch (error) {
    if (!(error instanceof IdentityError && error.code === "seal-broken")) throw error;
    throw new IdentityError(
      "master-key-wrong",
      "The master key does not open this database: it was sealed under another one. Use the master.key (or HAPJU_MASTER_KEY) of the home that made it.",
    );
  }
}
