import type { Transaction } from "@hapju/storage";
import { and, asc, desc, eq, gt, gte, inArray, lt, type SQL } from "drizzle-orm";
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
  readonly person?: string;
  readonly action?: string;
  readonly actor?: string;
  /** Only entries of this time or later. */
  readonly from?: Date;
  /** Only entries before this time. */
  readonly to?: Date;
  /** Only entries after this sequence; for paging. */
  readonly after?: number;
  /** Only entries before this sequence, latest first. */
  readonly before?: number;
  /** At most this many; default 1,000. */
  readonly limit?: number;
}

/** The append-only, hash-chained log of everything done to people's data. Entries can be neither changed nor deleted. */
export interface Audit {
  /**
   * Appends entries in one transaction. Persons are named by `person`, never in `details`: the log outlives them.
   *
   * @throws IdentityError `person-unknown`
   */
  append(...entries: readonly AppendedEntry[]): Promise<void>;
  /**
   * Runs `work` in a transaction together with the entries it appends: both are kept or neither. Other changes to
   * the directory wait meanwhile.
   *
   * @throws IdentityError `person-unknown`
   */
  recorded<T>(
    work: (transaction: Transaction, append: (entry: AppendedEntry) => Promise<void>) => Promise<T>,
  ): Promise<T>;
  /** Oldest first; with `before`, latest first. @throws IdentityError `person-unknown` */
  list(filter?: AuditFilter): Promise<AuditEntry[]>;
  /** The names of those whom subjects of entries stand for, as far as they are in the directory. */
  names(subjects: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Checks every link and says where the first is broken; with `since`, also that this earlier head still stands. */
  verify(since?: AuditHead): Promise<AuditVerdict>;
}

const PAGE = 1_000;

export function openAudit(context: Context): Audit {
  const page = async (filter: AuditFilter): Promise<AuditEntry[]> => {
    const { person, action, actor, from, to, after, before, limit = PAGE } = filter;
    const subject = person === undefined ? undefined : await pseudonymOf(context.database, person);
    const when = <Value>(value: Value | undefined, condition: (value: Value) => SQL) =>
      value === undefined ? undefined : condition(value);
    return context.database
      .select()
      .from(audit)
      .where(
        and(
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
  const withEntries: Audit["recorded"] = (work) =>
    recorded(context, (transaction, note) =>
      work(transaction, async (entry) => {
        if ("subject" in entry) return note(entry);
        const { person, ...rest } = entry;
        note({ ...rest, subject: await pseudonymOf(transaction, person) });
      }),
    );
  return {
    append: (...entries) =>
      withEntries(async (_, append) => {
        for (const entry of entries) await append(entry);
      }),
    recorded: withEntries,
    list: (filter = {}) => page(filter),
    async names(subjects) {
      const pseudonyms = subjects.filter((subject) => subject.startsWith(auditSubject("")));
      const found = await context.database
        .select({ pseudonym: persons.pseudonym, name: persons.name })
        .from(persons)
        .where(
          inArray(
            persons.pseudonym,
            pseudonyms.map((subject) => subject.slice(auditSubject("").length)),
          ),
        );
      return new Map(found.map(({ pseudonym, name }) => [auditSubject(pseudonym), name]));
    },
    async verify(since) {
      let head: AuditHead = { sequence: 0, hash: GENESIS };
      for (;;) {
        const entries = await page({ after: head.sequence });
        for (const entry of entries) {
          const reason = faultAfter(head, entry) ?? faultSince(since, entry);
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
