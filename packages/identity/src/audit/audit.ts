import type { Scope } from "@hapju/spec";
import type { Transaction } from "@hapju/storage";
import { and, asc, desc, eq, getTableColumns, gt, gte, inArray, lt, type SQL } from "drizzle-orm";
import { auditSubject, pseudonymOf } from "../people/find.ts";
import type { Context } from "../store/context.ts";
import { audit, persons } from "../store/tables.ts";
import { type NewAuditEntry, recorded } from "./append.ts";
import { type AuditEntry, type AuditHead, type AuditVerdict, faultAfter, GENESIS } from "./chain.ts";

/** An entry about a person of the directory, or about anything else. */
export type AppendedEntry =
  | NewAuditEntry
  | (Omit<NewAuditEntry, "subject"> & {
      /** A person's id; the log keeps their pseudonym. */ readonly person: string;
    });

/** Which entries to list. */
export interface AuditFilter {
  /** Only entries about this person, by id. */
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  /** Only entries of this time or later. */
  readonly from?: Date | undefined;
  /** Only entries before this time. */
  readonly to?: Date | undefined;
  /** Only entries after this sequence; for paging. */
  readonly after?: number | undefined;
  /** Only entries before this sequence, latest first. */
  readonly before?: number | undefined;
  /** At most this many; default 1,000. */
  readonly limit?: number | undefined;
}

/**
 * The append-only, hash-chained log of everything done to people's data; each tenant has one of its own. Entries can
 * be neither changed nor deleted.
 */
export interface Audit {
  /**
   * Appends entries in one transaction. Persons are named by `person`, never in `details`: the log outlives them.
   *
   * @throws IdentityError `person-unknown`
   */
  append(scope: Scope, ...entries: readonly AppendedEntry[]): Promise<void>;
  /**
   * Runs `work` in a transaction together with the entries it appends: both are stored or neither. Other changes to
   * the tenant's directory wait meanwhile.
   *
   * @throws IdentityError `person-unknown`
   */
  recorded<T>(
    scope: Scope,
    work: (transaction: Transaction, append: (entry: AppendedEntry) => Promise<void>) => Promise<T>,
  ): Promise<T>;
  /** Oldest first; with `before`, latest first. @throws IdentityError `person-unknown` */
  list(scope: Scope, filter?: AuditFilter): Promise<AuditEntry[]>;
  /** The names of the persons that subjects of entries stand for, as far as they are in the directory. */
  names(scope: Scope, subjects: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Checks every link and says where the first is broken; with `since`, also that this earlier head is part of it. */
  verify(scope: Scope, since?: AuditHead): Promise<AuditVerdict>;
}

const PAGE = 1_000;
const { tenant: _tenant, ...columns } = getTableColumns(audit);

/** Opens the audit logs of all tenants. */
export function openAudit(context: Context): Audit {
  const { database } = context;
  const list: Audit["list"] = async ({ tenant }, filter = {}) => {
    const { person, action, actor, from, to, after, before, limit = PAGE } = filter;
    const subject = person === undefined ? undefined : await pseudonymOf(database, tenant, person);
    const when = <Value>(value: Value | undefined, condition: (value: Value) => SQL) =>
      value === undefined ? undefined : condition(value);
    return database
      .select(columns)
      .from(audit)
      .where(
        and(
          eq(audit.tenant, tenant),
          when(after, (value) => gt(audit.sequence, value)),
          when(before, (value) => lt(audit.sequence, value)),
          when(subject, (value) => eq(audit.subject, value)),
          when(action, (value) => eq(audit.action, value)),
          when(actor, (value) => eq(audit.actor, value)),
          when(from, (value) => gte(audit.at, value)),
          when(to, (value) => lt(audit.at, value)),
        ),
      )
      .orderBy(before === undefined ? asc(audit.sequence) : desc(audit.sequence))
      .limit(limit);
  };
  const withEntries: Audit["recorded"] = (scope, work) =>
    recorded({ ...context, scope }, (transaction, note) =>
      work(transaction, async (entry) => {
        if ("subject" in entry) return note(entry);
        const { person, ...rest } = entry;
        note({ ...rest, subject: await pseudonymOf(transaction, scope.tenant, person) });
      }),
    );
  return {
    append: (scope, ...entries) =>
      withEntries(scope, async (_, append) => {
        for (const entry of entries) await append(entry);
      }),
    recorded: withEntries,
    list,
    async names({ tenant }, subjects) {
      const prefix = auditSubject("");
      const pseudonyms = subjects
        .filter((subject) => subject.startsWith(prefix))
        .map((subject) => subject.slice(prefix.length));
      const found = await database
        .select({ pseudonym: persons.pseudonym, name: persons.name })
        .from(persons)
        .where(and(eq(persons.tenant, tenant), inArray(persons.pseudonym, pseudonyms)));
      return new Map(found.map(({ pseudonym, name }) => [auditSubject(pseudonym), name]));
    },
    async verify(scope, since) {
      let head: AuditHead = { sequence: 0, hash: GENESIS };
      for (;;) {
        const entries = await list(scope, { after: head.sequence });
        for (const entry of entries) {
          const reason = faultAfter(scope.tenant, head, entry) ?? faultSince(since, entry);
          if (reason) return { ok: false, brokenAt: head.sequence + 1, reason };
          head = { sequence: entry.sequence, hash: entry.hash };
        }
        if (entries.length < PAGE) break;
      }
      if (since && since.sequence > head.sequence)
        return {
          ok: false,
          brokenAt: head.sequence + 1,
          reason: `the log ends at entry ${head.sequence}, it once had ${since.sequence}`,
        };
      return { ok: true, head };
    },
  };
}

function faultSince(since: AuditHead | undefined, entry: AuditEntry): string | undefined {
  return since?.sequence === entry.sequence && since.hash !== entry.hash
    ? `the log was rewritten at or before entry ${entry.sequence}`
    : undefined;
}
