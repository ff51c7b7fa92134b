import type { Transaction } from "@hapju/storage";
import { desc, sql } from "drizzle-orm";
import type { Context, Executor } from "../store/context.ts";
import { audit } from "../store/tables.ts";
import { type AuditEntry, GENESIS, hashOf } from "./chain.ts";

/** What a caller says of an entry; the log adds the rest. */
export type NewAuditEntry = Pick<AuditEntry, "action" | "subject"> & Partial<Pick<AuditEntry, "details">>;

/** "hapju au" as a number: nobody else in the database locks it. */
const LOCK = 0x6861_7561;

/**
 * Runs `work` in a transaction together with the audit entries it notes: both are kept or neither. The log is
 * locked from the start, not at the append, so that two such transactions can never wait for each other.
 */
export function recorded<T>(
  context: Context,
  work: (transaction: Transaction, note: (entry: NewAuditEntry) => void) => Promise<T>,
): Promise<T> {
  return context.database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
    const entries: NewAuditEntry[] = [];
    const result = await work(transaction, (entry) => void entries.push(entry));
    if (entries.length > 0) await append(transaction, context, entries);
    return result;
  });
}

async function append(executor: Executor, context: Context, entries: readonly NewAuditEntry[]) {
  const [last] = await executor
    .select({ sequence: audit.sequence, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.sequence))
    .limit(1);
  let head = last ?? { sequence: 0, hash: GENESIS };
  const rows = entries.map(({ action, subject, details = {} }) => {
    const { actor, clock } = context;
    const entry = {
      sequence: head.sequence + 1,
      at: clock(),
      actor,
      action,
      subject,
      details,
      previous: head.hash,
    };
    head = { sequence: entry.sequence, hash: hashOf(entry) };
    return { ...entry, hash: head.hash };
  });
  await executor.insert(audit).values(rows);
}
