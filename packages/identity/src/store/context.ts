import type { Scope } from "@hapju/spec";
import type { Database, ObjectStore, Transaction } from "@hapju/storage";

/** What reads and writes: the database, or a transaction of it. */
export type Executor = Pick<
  Transaction,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "execute"
>;

/** What every part of the directory works with. */
export interface Context {
  readonly database: Database;
  readonly objects: Pick<ObjectStore, "deleteFolder">;
  readonly masterKey: Uint8Array;
  readonly clock: () => Date;
  /** Recorded in the audit log for what the installation does by itself, such as destroying expired keys. */
  readonly actor: string;
  /** Days an artifact key lives unless its terms say otherwise; null: until it is destroyed. */
  readonly keyDays: number | null;
}

/** A {@link Context} and the scope that an operation runs in. */
export interface ScopedContext extends Context {
  readonly scope: Scope;
}
