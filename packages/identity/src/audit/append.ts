import type { Transaction } from "@hapju/storage";
import { desc, eq, sql } from "drizzle-orm";
import type { Executor, ScopedContext } from "../store/context.ts";
import { audit } from "../store/tables.ts";
import { type AuditEntry, GENESIS, hashOf } from "./chain.ts";

/** An entry as a caller states it; the log adds time, actor and hashes. */
export type NewAuditEntry = Pick<AuditEntry, "action" | "subject"> & Partial<Pick<AuditEntry, "details">>;

/** Collects an entry, to be appended when the transaction ends. */
export type RecordEntry = (entry: NewAuditEntry) => void;

/** "hapju au" as a number: no other advisory lock of the database uses it. */
const LOCK = 0x6861_7561;

/**
 * Runs `work` in a transaction together with the audit entries it notes: both are stored or neither. The tenant's log
 * is locked before `work` runs, not at the append, so that two such transactions can never wait for each other.
 */
export function recorded<T>(
  context: ScopedContext,
  work: (transaction: Transaction, note: RecordEntry) => Promise<T>,
): Promise<T> {
  const { tenant } = context.scope;
  return context.database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK}::int, hashtext(${tenant}))`);
    const entries: NewAuditEntry[] = [];
    const result = await work(transaction, (entry) => void entries.push(entry));
    if (entries.length > 0) await append(transaction, context, entries);
    return result;
  });
}

async function append(executor: Executor, context: ScopedContext, entries: readonly NewAuditEntry[]) {
  const { tenant, actor } = context.scope;
  const [last] = await executor
    .select({ sequence: audit.sequence, hash: audit.hash })
    .from(audit)
    .where(eq(audit.tenant, tenant))
    .orderBy(desc(audit.sequence))
    .limit(1);
  let head = last ?? { sequence: 0, hash: GENESIS };
  const rows = entries.map(({ action, subject, details = {} }) => {
    const entry = {
      sequence: head.sequence + 1,
      at: context.clock(),
      actor,
      action,
      subject,
      details,
      previous: head.hash,
    };
    head = { sequence: entry.sequence, hash: hashOf(tenant, entry) };
    return { ...entry, tenant, hash: head.hash };
  });
  await executor.insert(audit).values(rows);
}
