import { randomUUID } from "node:crypto";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import type { ErrorFacts } from "../errors.ts";
import { jsonb, jsonRows } from "../sql.ts";
import { recordCalls } from "./calls.ts";
import { type StoredEvent, storeEvents } from "./events.ts";
import { haltStepRuns } from "./halt.ts";
import type { Lease } from "./lease.ts";
import type { Planner } from "./planner.ts";
import { type NewRow, writeConsequences } from "./ready.ts";
import type { ArtifactRef, ModelCall, Run } from "./rows.ts";

interface Outcome {
  readonly lease: Lease;
  readonly calls: readonly ModelCall[];
}

/** A step run that has its artifact. */
export interface Completed extends Outcome {
  readonly kind: "completed";
  readonly key: string;
  readonly ref: ArtifactRef;
  /** A split's items: the digest of each. */
  readonly items?: readonly string[] | undefined;
  readonly cached: boolean;
  readonly degraded: boolean;
}

/** A step run whose try failed. */
export interface Failed extends Outcome {
  readonly kind: "failed";
  readonly error: ErrorFacts;
  /** When it is tried again, in milliseconds since 1970; absent if it is not. */
  readonly retryAt?: number | undefined;
}

export type Ending = Completed | Failed;

/**
 * The one place where step runs end: row, cache entry, recorded calls, events and the jobs of what became
 * ready, in one transaction. All endings are of one run.
 *
 * @returns whether the run has failed with this
 * @throws StaleAttempt if a lease was lost meanwhile; the transaction must then be rolled back
 */
export async function endStepRuns(
  tx: Transaction,
  dispatch: Dispatch,
  run: Run,
  planner: Planner,
  endings: readonly Ending[],
): Promise<boolean> {
  // Endings of one run come one after the other: what became ready is seen by exactly one of them.
  await tx.execute(sql`select id from engine.run where id = ${run.id} for update`);
  for (const [queue, held] of Map.groupBy(endings, ({ lease }) => lease.queue))
    await dispatch.settle(
      tx,
      queue,
      held.map(({ lease }) => lease.job),
    );
  const completed = endings.filter((ending) => ending.kind === "completed");
  const failed = endings.filter((ending) => ending.kind === "failed");
  const events: StoredEvent[] = [];
  await recordCalls(
    tx,
    run.id,
    endings.flatMap((ending) => ending.calls),
  );
  if (completed.length > 0) await writeCompleted(tx, dispatch, run, planner, completed, events);
  if (failed.length > 0) await writeFailed(tx, dispatch, run, failed, events);
  await storeEvents(tx, run.id, events);
  return events.some((event) => event.type === "run-failed");
}

async function writeCompleted(
  tx: Transaction,
  dispatch: Dispatch,
  run: Run,
  planner: Planner,
  completed: readonly Completed[],
  events: StoredEvent[],
): Promise<void> {
  const rows = completed.map(({ lease, key, ref, items, cached, degraded }) => ({
    step: lease.step,
    item: lease.item,
    cache_key: key,
    digest: ref.digest,
    object_key: ref.key,
    bytes: ref.bytes,
    scope: ref.scope,
    items: items?.length ?? null,
    digests: items ?? null,
    cached,
    degraded,
  }));
  const columns = sql.raw(
    "(step text, item text, cache_key text, digest text, object_key text, bytes float8, scope text, items integer, digests jsonb, cached boolean, degraded boolean)",
  );
  await tx.execute(sql`update engine.step_run s set state = 'completed', ended_at = clock_timestamp(),
      cache_key = c.cache_key, digest = c.digest, object_key = c.object_key, bytes = c.bytes, scope = c.scope,
      items = c.items, cached = c.cached, degraded = c.degraded, job_id = null, error = null
    from json_to_recordset(${jsonRows(rows)}) as c ${columns}
    where s.run_id = ${run.id} and s.step = c.step and s.item = c.item`);
  const fresh = rows.filter((row) => !row.cached);
  if (fresh.length > 0)
    await tx.execute(sql`insert into engine.cache (key, digest, object_key, bytes, scope, items, degraded, run_id)
      select distinct on (cache_key) cache_key, digest, object_key, bytes, scope, digests, degraded, ${run.id}
      from json_to_recordset(${jsonRows(fresh)}) as c ${columns}
      on conflict (key) do update set digest = excluded.digest, object_key = excluded.object_key,
        bytes = excluded.bytes, scope = excluded.scope, items = excluded.items, run_id = excluded.run_id`);
  for (const { lease, cached, degraded } of completed)
    events.push({ type: "step-run-completed", step: lease.step, item: lease.item, cached, degraded });
  const ended = completed.map(({ lease, items }) => ({ ...lease, items: items?.length }));
  const made = await writeConsequences(tx, dispatch, run, planner, ended, digestsOfItems(completed));
  for (const [step, of] of Map.groupBy(made, (row: NewRow) => row.step))
    events.push({ type: "step-runs-planned", step, count: of.length });
  const { rows: ran } = await tx.execute<{ remaining: number }>(sql`
    update engine.run set remaining = remaining + ${made.length - completed.length},
      state = case when remaining + ${made.length - completed.length} = 0 then 'completed' else state end,
      ended_at = case when remaining + ${made.length - completed.length} = 0 then clock_timestamp() end
    where id = ${run.id} returning remaining`);
  if (ran[0]?.remaining === 0) events.push({ type: "run-completed" });
}

const digestsOfItems = (completed: readonly Completed[]) =>
  completed.flatMap(({ lease, items = [] }) =>
    items.map((digest, index) => ({
      item: `${lease.item ? `${lease.item}/` : ""}${lease.step}/${index}`,
      digest,
    })),
  );

async function writeFailed(
  tx: Transaction,
  dispatch: Dispatch,
  run: Run,
  failed: readonly Failed[],
  events: StoredEvent[],
): Promise<void> {
  const again = failed.filter((ending) => ending.retryAt !== undefined);
  const lost = failed.find((ending) => ending.retryAt === undefined);
  for (const { lease, error, retryAt } of again) {
    const job = randomUUID();
    await tx.execute(sql`update engine.step_run set state = 'queued', job_id = ${job}::uuid, error = ${jsonb(error)},
        retry_at = to_timestamp(${retryAt! / 1000}::float8), worker = null
      where run_id = ${run.id} and step = ${lease.step} and item = ${lease.item}`);
    await dispatch.insert(tx, lease.queue, [{ id: job, startAfter: retryAt }]);
    const { step, item, attempt } = lease;
    events.push({ type: "step-run-retrying", step, item, attempt, retryAt: retryAt!, error });
  }
  if (!lost) return;
  const { step, item, attempt: attempts } = lost.lease;
  const { error } = lost;
  await tx.execute(sql`update engine.step_run set state = 'failed', ended_at = clock_timestamp(), job_id = null,
      error = ${jsonb(error)} where run_id = ${run.id} and step = ${step} and item = ${item}`);
  await haltStepRuns(tx, dispatch, run.id);
  await tx.execute(sql`update engine.run set state = 'failed', ended_at = clock_timestamp(),
      error = ${jsonb({ step, item, attempts, error })} where id = ${run.id}`);
  events.push({ type: "step-run-failed", step, item, attempts, error });
  events.push({ type: "run-failed", step, item, error });
}
