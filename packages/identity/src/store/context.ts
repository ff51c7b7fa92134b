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
  /** Who acts, as the audit log names them. */
  readonly actor: string;
  /** How long the key of a scope lives when nothing else is said; null: until it is destroyed. */
  readonly keyDays: number | null;
}
