import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** One thing that happened. */
export interface AuditEntry {
  /** 1, 2, 3, … without gaps. */
  readonly sequence: number;
  readonly at: Date;
  /** Who did it. */
  readonly actor: string;
  /** What was done: `person-added`, `face-enrolled`, `recognition`, … */
  readonly action: string;
  /** What it was done to: `person/PSEUDONYM`, `scope/SCOPE`, `run/ID`, … */
  readonly subject: string;
  /** Facts, without biometric data, names or ids of persons. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 over `previous` and the entry's canonical JSON (RFC 8785), hexadecimal. */
  readonly hash: string;
}

/** What the first entry follows. */
export const GENESIS = "0".repeat(64);

/** The hash that binds an entry to all before it. */
export function hashOf(entry: Omit<AuditEntry, "hash">): string {
  const { previous, sequence, at, actor, action, subject, details } = entry;
  const text = canonicalize({ sequence, at: at.toISOString(), actor, action, subject, details });
  return createHash("sha256").update(`${previous}\n${text}`).digest("hex");
}

/** A place in the chain to hold on to: keep it elsewhere, and a shortened or rewritten log is noticed. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Where a chain stands, or where it is broken. */
export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly brokenAt: number; readonly reason: string };

/** Says what is wrong with `entry` after `head`; undefined when it follows. */
export function faultAfter(head: AuditHead, entry: AuditEntry): string | undefined {
  if (entry.sequence !== head.sequence + 1)
    return `entry ${head.sequence + 1} is missing: entry ${entry.sequence} comes next`;
  if (entry.previous !== head.hash) return `entry ${entry.sequence} does not follow entry ${head.sequence}`;
  if (entry.hash !== hashOf(entry)) return `entry ${entry.sequence} was changed`;
  return undefined;
}
