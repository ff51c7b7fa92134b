import { createHash } from "node:crypto";
import { DEFAULT_TENANT } from "@hapju/spec";
import canonicalize from "canonicalize";

/** One entry of a tenant's audit log. */
export interface AuditEntry {
  /** 1, 2, 3, … without gaps, in each tenant's log. */
  readonly sequence: number;
  readonly at: Date;
  /** Id of the user, API key or process that acted. */
  readonly actor: string;
  /** What was done: `person-added`, `face-enrolled`, `recognition`, … */
  readonly action: string;
  /** What it was done to: `person/PSEUDONYM`, `scope/KEY`, `run/ID`, … */
  readonly subject: string;
  /** Facts, without biometric data, names or ids of persons. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Hash of the previous entry; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 over `previous` and the entry's canonical JSON (RFC 8785), hexadecimal. */
  readonly hash: string;
}

/** The `previous` of the first entry. */
export const GENESIS = "0".repeat(64);

/** The hash that binds an entry to its tenant and to all entries before it. */
export function hashOf(owner: string, entry: Omit<AuditEntry, "hash">): string {
  const { previous, sequence, at, actor, action, subject, details } = entry;
  // Without the default tenant: its entries may be older than tenants are.
  const tenant = owner === DEFAULT_TENANT ? undefined : owner;
  const text = canonicalize({ tenant, sequence, at: at.toISOString(), actor, action, subject, details });
  return createHash("sha256").update(`${previous}\n${text}`).digest("hex");
}

/** The end of a chain at one time. Store it elsewhere: a log that is later cut or rewritten does not match it. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The head of an intact chain, or where the chain is broken. */
export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly brokenAt: number; readonly reason: string };

/** What is wrong with `entry` after `head`; undefined when it follows. */
export function faultAfter(tenant: string, head: AuditHead, entry: AuditEntry): string | undefined {
  if (entry.sequence !== head.sequence + 1)
    return `entry ${head.sequence + 1} is missing: entry ${entry.sequence} comes next`;
  if (entry.previous !== head.hash) return `entry ${entry.sequence} does not follow entry ${head.sequence}`;
  if (entry.hash !== hashOf(tenant, entry)) return `entry ${entry.sequence} was changed`;
  return undefined;
}
