import { randomUUID } from "node:crypto";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError } from "../errors.ts";
import { indexOfItem, itemAround } from "../graph/graph.ts";
import type { Counter, NewStepRun, Place, Planner } from "../run/planner.ts";
import type { RunRecord } from "../run/run.ts";
import type { KnownRun } from "./run-reader.ts";
import { jsonRows } from "./sql.ts";

/** The row of a new step run. */
interface NewRow extends Place {
  readonly parent: string;
  readonly position: number;
  readonly state: "waiting" | "queued";
  readonly waiting_on: number;
  readonly queue: string;
  readonly job_id: string | null;
}

/** A job to insert. */
export interface ReadyJob extends Record<string, unknown> {
  step: string;
  queue: string;
  job_id: string;
}

/** Inserts the jobs of step runs that are due. */
export async function insertJobs(
  tx: Transaction,
  dispatch: Dispatch,
  planner: Planner,
  rows: readonly ReadyJob[],
): Promise<void> {
  for (const [queue, of] of Map.groupBy(rows, (row) => row.queue))
    await dispatch.insert(
      tx,
      queue,
      of.map(({ job_id: id, step }) => ({ id, priority: planner.depth(step) })),
    );
}

/** Inserts step runs, and the jobs of those that wait for nothing. */
export async function insertStepRuns(
  tx: Transaction,
  dispatch: Dispatch,
  { run, planner }: KnownRun,
  created: readonly NewStepRun[],
): Promise<void> {
  if (created.length === 0) return;
  const ended = await endedOf(
    tx,
    run.id,
    created.flatMap(({ outer }) => outer),
  );
  const rows = created.map(({ step, item, waitingOn, outer }): NewRow => {
    const waiting = waitingOn - outer.filter((place) => ended.has(`${place.step} ${place.item}`)).length;
    return {
      step,
      item,
      parent: itemAround(item),
      position: item ? indexOfItem(item) : 0,
      state: waiting === 0 ? "queued" : "waiting",
      waiting_on: waiting,
      queue: queueOf(run, step),
      job_id: waiting === 0 ? randomUUID() : null,
    };
  });
  await tx.execute(sql`
    insert into engine.step_run (run_id, step, item, parent, position, state, waiting_on, queue, job_id, queued_at)
    select ${run.id}, step, item, parent, position, state, waiting_on, queue, job_id,
      case when job_id is not null then clock_timestamp() end
    from json_to_recordset(${jsonRows(rows)}) as n (step text, item text, parent text, position integer,
      state text, waiting_on integer, queue text, job_id uuid)`);
  await insertJobs(
    tx,
    dispatch,
    planner,
    rows.flatMap(({ step, queue, job_id }) => (job_id ? [{ step, queue, job_id }] : [])),
  );
}

function queueOf({ id, queues }: RunRecord, step: string): string {
  const queue = queues[step];
  if (queue !== undefined) return queue;
  throw new EngineError("step-unknown", `Run ${id} has no queue for step ${step}.`, { run: id, step });
}

/** Which of these step runs have completed. */
async function endedOf(tx: Transaction, run: string, places: readonly Place[]): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const distinct = new Map(places.map((place) => [`${place.step} ${place.item}`, place]));
  const { rows } = await tx.execute<{ step: string; item: string }>(sql`
    select s.step, s.item from engine.step_run s
    join json_to_recordset(${jsonRows([...distinct.values()])}) as p (step text, item text)
      on s.step = p.step and s.item = p.item
    where s.run_id = ${run} and s.state = 'completed'`);
  return new Set(rows.map(({ step, item }) => `${step} ${item}`));
}

/** Queues the step runs of a run that wait for nothing and have no job yet. */
export async function queueReady(
  tx: Transaction,
  dispatch: Dispatch,
  planner: Planner,
  run: string,
): Promise<void> {
  const { rows } = await tx.execute<ReadyJob>(sql`
    update engine.step_run set state = 'queued', job_id = gen_random_uuid(), queued_at = clock_timestamp(),
      ended_at = null
    where run_id = ${run} and waiting_on = 0 and state = 'waiting' returning step, queue, job_id::text as job_id`);
  await insertJobs(tx, dispatch, planner, rows);
}

/**
 * Part of a statement that counts down the step runs that waited for those that ended; `counted` then holds the jobs of
 * those that became ready. A join is a counter in its row, so no rows are scanned.
 */
export const countDown = (run: string, counters: readonly Counter[]) => sql`
  counted as (update engine.step_run s set waiting_on = s.waiting_on + c.by,
      state = case when s.waiting_on + c.by = 0 then 'queued' else s.state end,
      job_id = case when s.waiting_on + c.by = 0 then gen_random_uuid() end,
      queued_at = case when s.waiting_on + c.by = 0 then clock_timestamp() end
    from json_to_recordset(${jsonRows(counters)}) as c (step text, item text, by integer)
    where s.run_id = ${run} and s.step = c.step and s.item = c.item
    returning s.step, s.queue, s.job_id)`;

/**
 * Counts down every step run of a step inside an item. Call it before new step runs are inserted: those are counted
 * when they are inserted.
 */
export async function countInside(
  tx: Transaction,
  dispatch: Dispatch,
  { run, planner }: KnownRun,
  place: Place,
): Promise<void> {
  const { step, item } = place;
  const { rows } = await tx.execute<{ ready: boolean }>(sql`
    with counted as (
      update engine.step_run set waiting_on = waiting_on - 1
      where run_id = ${run.id} and step = ${step} and starts_with(item, ${item ? `${item}/` : ""})
      returning waiting_on)
    select bool_or(waiting_on = 0) as ready from counted`);
  if (rows[0]?.ready) await queueReady(tx, dispatch, planner, run.id);
}

/** Writes the digests of a split's items. */
export async function insertItems(
  tx: Transaction,
  run: RunRecord,
  items: readonly { readonly item: string; readonly digest: string }[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.execute(sql`insert into engine.item (run_id, item, digest)
    select ${run.id}, item, digest from json_to_recordset(${jsonRows(items)}) as i (item text, digest text)`);
}
