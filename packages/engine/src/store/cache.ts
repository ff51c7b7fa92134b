import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { ArtifactRef } from "../run/run.ts";
import { jsonRows } from "./sql.ts";

/** What is stored under a cache key. */
export interface CacheEntry {
  readonly ref: ArtifactRef;
  readonly items: readonly string[] | undefined;
  readonly degraded: boolean;
}

interface CacheRow extends Record<string, unknown> {
  key: string;
  digest: string;
  object_key: string;
  bytes: number;
  scope: string | null;
  items: string[] | null;
  degraded: boolean;
}

export async function readCache(
  tx: Transaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CacheEntry>> {
  if (keys.length === 0) return new Map();
  const { rows } = await tx.execute<CacheRow>(sql`
    select c.key, c.digest, c.object_key, c.bytes, c.scope, c.items, c.degraded
    from engine.cache c join json_array_elements_text(${jsonRows(keys)}) as wanted (key) on c.key = wanted.key`);
  return new Map(
    rows.map(({ key, digest, object_key, bytes, scope, items, degraded }) => [
      key,
      { ref: { digest, key: object_key, bytes, scope }, items: items ?? undefined, degraded },
    ]),
  );
}

/** Forgets an entry whose artifact is gone, so that it is made anew. */
export async function forgetCache(database: Database, key: string): Promise<void> {
  await database.execute(sql`delete from engine.cache where key = ${key}`);
}
