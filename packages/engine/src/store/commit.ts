import { randomUUID } from "node:crypto";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import type { ErrorFacts } from "../errors.ts";
import type { StoredEvent } from "../run/events.ts";
import type { Counter, NewStepRun } from "../run/planner.ts";
import type { ArtifactRef, RecordedCall, RunRecord } from "../run/run.ts";
import { recordCalls } from "./calls.ts";
import { insertEvents, storeEvents } from "./events.ts";
import { haltStepRuns } from "./halt.ts";
import type { Lease } from "./lease.ts";
import { countDown, countInside, insertItems, insertJobs, insertStepRuns, type ReadyJob } from "./ready.ts";
import type { KnownRun } from "./run-reader.ts";
import { jsonb, jsonRows } from "./sql.ts";

interface Outcome {
  readonly lease: Lease;
  readonly calls: readonly RecordedCall[];
}

/** A completed step run, with its artifact. */
export interface Completed extends Outcome {
  readonly kind: "completed";
  readonly key: string;
  readonly ref: ArtifactRef;
  /** Of a split: the digest of each item. */
  readonly items?: readonly string[] | undefined;
  readonly cached: boolean;
  readonly degraded: boolean;
}

/** A try of a step run that failed. */
export interface Failed extends Outcome {
  readonly kind: "failed";
  readonly error: ErrorFacts;
  /** When it is tried again, in milliseconds since 1970; absent if it is not tried again. */
  readonly retryAt?: number | undefined;
}

/** How a try of a step run ended. */
export type Ending = Completed | Failed;

/**
 * The one place where step runs end: row, cache entry, recorded calls, events and the jobs of the step runs that became
 * ready, in one transaction. All endings belong to one run.
 *
 * @returns the state of the run after this
 * @throws StaleAttempt if a lease was lost in the meantime; the transaction must then be rolled back
 */
export async function endStepRuns(
  tx: Transaction,
  dispatch: Dispatch,
  known: KnownRun,
  endings: readonly Ending[],
): Promise<"running" | "completed" | "failed"> {
  const { run, planner } = known;
  const completed = endings.filter((ending) => ending.kind === "completed");
  const failed = endings.filter((ending) => ending.kind === "failed");
  const ended = completed.map(({ lease, items }) => ({ ...lease, items: items?.length }));
  const consequences = planner.after(ended);
  // First, because it locks the run: endings of one run are committed one after the other, and exactly one of them
  // sees a step run become ready.
  const change = consequences.created.length - completed.length;
  const { rows } = await tx.execute<{ remaining: number }>(sql`
    update engine.run set remaining = remaining + ${change},
      state = case when remaining + ${change} = 0 then 'completed' else state end,
      ended_at = case when remaining + ${change} = 0 then clock_timestamp() end
    where id = ${run.id} returning remaining`);
  for (const [queue, held] of Map.groupBy(endings, ({ lease }) => lease.queue))
    await dispatch.settle(
      tx,
      queue,
      held.map(({ lease }) => lease.job),
    );
  const calls = endings.flatMap((ending) => ending.calls);
  await recordCalls(tx, run.id, calls);
  if (completed.length > 0) {
    const events = eventsOf(completed, consequences.created, rows[0]?.remaining === 0);
    const ready = await writeCompleted(tx, run, completed, [...consequences.counters.values()], events);
    await insertJobs(tx, dispatch, planner, ready);
    for (const place of consequences.inside) await countInside(tx, dispatch, known, place);
    await insertItems(tx, run, digestsOfItems(completed));
    await insertStepRuns(tx, dispatch, known, consequences.created);
  }
  const hasFailed = failed.length > 0 && (await writeFailed(tx, dispatch, known, failed));
  return hasFailed ? "failed" : rows[0]?.remaining === 0 ? "completed" : "running";
}

function eventsOf(
  completed: readonly Completed[],
  created: readonly NewStepRun[],
  isLast: boolean,
): StoredEvent[] {
  return [
    ...completed.map(
      ({ lease: { step, item }, cached, degraded }) =>
        ({ type: "step-run-completed", step, item, cached, degraded }) as const,
    ),
    ...[...Map.groupBy(created, ({ step }) => step)].map(
      ([step, { length: count }]) => ({ type: "step-runs-planned", step, count }) as const,
    ),
    ...(isLast ? [{ type: "run-completed" } as const] : []),
  ];
}

/**
 * Writes everything that belongs to completed step runs in one statement: an embedded database is slow at round trips.
 * @returns the jobs of the step runs that became ready
 */
async function writeCompleted(
  tx: Transaction,
  run: RunRecord,
  completed: readonly Completed[],
  counters: readonly Counter[],
  events: readonly StoredEvent[],
): Promise<ReadyJob[]> {
  const rows = completed.map(({ lease, key, ref, items, cached, degraded }) => ({
    step: lease.step,
    item: lease.item,
    cache_key: key,
    digest: ref.digest,
    object_key: ref.key,
    bytes: ref.bytes,
    seal_key: ref.sealKey,
    items: items?.length ?? null,
    digests: items ?? null,
    cached,
    degraded,
  }));
  const { rows: ready } = await tx.execute<ReadyJob>(sql`
    with c as (select * from json_to_recordset(${jsonRows(rows)}) as c (step text, item text, cache_key text,
      digest text, object_key text, bytes float8, seal_key text, items integer, digests jsonb, cached boolean,
      degraded boolean)),
    ended as (update engine.step_run s set state = 'completed', ended_at = clock_timestamp(), error = null,
        cache_key = c.cache_key, digest = c.digest, object_key = c.object_key, bytes = c.bytes, seal_key = c.seal_key,
        items = c.items, cached = c.cached, degraded = c.degraded, job_id = null
      from c where s.run_id = ${run.id} and s.step = c.step and s.item = c.item),
    kept as (insert into engine.cache (key, tenant, digest, object_key, bytes, seal_key, items, degraded, run_id)
      select distinct on (cache_key) cache_key, ${run.tenant}, digest, object_key, bytes, seal_key, digests, degraded,
        ${run.id}
      from c where not cached
      on conflict (key) do update set digest = excluded.digest, object_key = excluded.object_key,
        bytes = excluded.bytes, seal_key = excluded.seal_key, items = excluded.items, run_id = excluded.run_id),
    events as (${insertEvents(run.id, events)}),
    ${countDown(run.id, counters)}
    select step, queue, job_id::text as job_id from counted where job_id is not null`);
  return ready;
}

const digestsOfItems = (completed: readonly Completed[]) =>
  completed.flatMap(({ lease, items = [] }) =>
    items.map((digest, index) => ({
      item: `${lease.item ? `${lease.item}/` : ""}${lease.step}/${index}`,
      digest,
    })),
  );

/** @returns whether the run has failed */
async function writeFailed(
  tx: Transaction,
  dispatch: Dispatch,
  { run, planner }: KnownRun,
  failed: readonly Failed[],
): Promise<boolean> {
  const lost = failed.find((ending) => ending.retryAt === undefined);
  for (const { lease, error, retryAt } of failed) {
    if (retryAt === undefined) continue;
    const job = randomUUID();
    const { step, item, attempt } = lease;
    await tx.execute(sql`update engine.step_run set state = 'queued', job_id = ${job}::uuid, error = ${jsonb(error)},
        retry_at = to_timestamp(${retryAt / 1000}::float8), worker = null
      where run_id = ${run.id} and step = ${step} and item = ${item}`);
    await dispatch.insert(tx, lease.queue, [{ id: job, priority: planner.depth(step), startAfter: retryAt }]);
    await storeEvents(tx, run.id, [{ type: "step-run-retrying", step, item, attempt, retryAt, error }]);
  }
  if (!lost) return false;
  const { step, item, attempt: attempts } = lost.lease;
  const { error } = lost;
  await tx.execute(sql`update engine.step_run set state = 'failed', ended_at = clock_timestamp(), job_id = null,
      error = ${jsonb(error)} where run_id = ${run.id} and step = ${step} and item = ${item}`);
  await haltStepRuns(tx, dispatch, run.id);
  await tx.execute(sql`update engine.run set state = 'failed', ended_at = clock_timestamp(),
      error = ${jsonb({ step, item, attempts, error })} where id = ${run.id}`);
  await storeEvents(tx, run.id, [
    { type: "step-run-failed", step, item, attempts, error },
    { type: "run-failed", step, item, error },
  ]);
  return true;
}
