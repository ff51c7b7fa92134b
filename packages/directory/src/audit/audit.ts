import type { Transaction } from "@hapju/storage";
import { and, asc, eq, gt } from "drizzle-orm";
import { pseudonymOf } from "../people/find.ts";
import type { Context } from "../store/context.ts";
import { audit } from "../store/tables.ts";
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
  /** Only entries after this sequence; for paging. */
  readonly after?: number;
  /** At most this many; default 1,000. */
  readonly limit?: number;
}

/** The append-only, hash-chained log of everything done to people's data. Entries can be neither changed nor deleted. */
export interface Audit {
  /**
   * Appends entries in one transaction. Persons are named by `person`, never in `details`: the log outlives them.
   *
   * @throws DirectoryError `person-unknown`
   */
  append(...entries: readonly AppendedEntry[]): Promise<void>;
  /**
   * Runs `work` in a transaction together with the entries it appends: both are kept or neither. Other changes to
   * the directory wait meanwhile.
   *
   * @throws DirectoryError `person-unknown`
   */
  recorded<T>(
    work: (transaction: Transaction, append: (entry: AppendedEntry) => Promise<void>) => Promise<T>,
  ): Promise<T>;
  /** Oldest first. */
  list(filter?: AuditFilter): Promise<AuditEntry[]>;
  /** Checks every link and says where the first is broken; with `since`, also that this earlier head still stands. */
  verify(since?: AuditHead): Promise<AuditVerdict>;
}

const PAGE = 1_000;

export function openAudit(context: Context): Audit {
  const page = async ({ person, action, after = 0, limit = PAGE }: AuditFilter): Promise<AuditEntry[]> => {
    const subject = person === undefined ? undefined : await pseudonymOf(context.database, person);
    return context.database
      .select()
      .from(audit)
      .where(
        and(
          gt(audit.sequence, after),
          subject === undefined ? undefined : eq(audit.subject, subject),
          action === undefined ? undefined : eq(audit.action, action),
        ),
      )
      .orderBy(asc(audit.sequence))
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
