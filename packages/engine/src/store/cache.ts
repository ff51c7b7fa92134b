import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { ArtifactRef } from "../run/run.ts";
import { jsonRows } from "./sql.ts";

/** What is stored under a cache key. */
export interface CacheEntry {
  readonly ref: ArtifactRef;
  /** Of a split: the digest of each item. */
  readonly items: readonly string[] | undefined;
  /** Whether a fallback answered. */
  readonly degraded: boolean;
}

type CacheRow = { [K in keyof ArtifactRef]: ArtifactRef[K] } & {
  cacheKey: string;
  items: string[] | null;
  degraded: boolean;
};

/** The cache entries under these keys, those that exist. A key is a tenant's own: its digest covers the tenant. */
export async function readCache(
  tx: Transaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CacheEntry>> {
  if (keys.length === 0) return new Map();
  const { rows } = await tx.execute<CacheRow>(sql`
    select c.key as "cacheKey", c.digest, c.object_key as key, c.bytes, c.seal_key as "sealKey", c.items, c.degraded
    from engine.cache c join json_array_elements_text(${jsonRows(keys)}) as wanted (key) on c.key = wanted.key`);
  return new Map(
    rows.map(({ cacheKey, items, degraded, ...ref }) => [
      cacheKey,
      { ref, items: items ?? undefined, degraded },
    ]),
  );
}

/** Removes an entry whose artifact is unusable, so that the step runs again. */
export async function forgetCache(database: Database, key: string): Promise<void> {
  await database.execute(sql`delete from engine.cache where key = ${key}`);
}
