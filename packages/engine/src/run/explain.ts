import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { nameOf } from "../errors.ts";
import type { Graph } from "../pipeline/graph.ts";
import { type RunSummary, readRun } from "./list.ts";
import { needsOf } from "./planner.ts";

/** A step run that is being worked on. */
export interface RunningStepRun {
  readonly step: string;
  readonly item: string;
  readonly worker: string;
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** A step run that could be worked on. */
export interface QueuedStepRun {
  readonly step: string;
  readonly item: string;
  readonly queue: string;
  readonly since: number;
  /** Step runs of any run that wait in the queue before it. */
  readonly ahead: number;
  /** When it is tried again, and what went wrong the last time. */
  readonly retryAt: number | null;
  readonly lastError: string | null;
}

/** A step run that waits for others. */
export interface BlockedStepRun {
  readonly step: string;
  readonly item: string;
  /** How many step runs it waits for. */
  readonly waitingOn: number;
  /** The steps among which those are. */
  readonly steps: readonly string[];
}

/** What a run does and what it waits for, as data and in words. */
export interface Explanation {
  readonly run: RunSummary;
  readonly running: readonly RunningStepRun[];
  readonly queued: readonly QueuedStepRun[];
  readonly blocked: readonly BlockedStepRun[];
  readonly sentences: readonly string[];
}

interface Row extends Record<string, unknown> {
  step: string;
  item: string;
  state: "running" | "queued" | "waiting";
  waiting_on: number;
  attempt: number;
  worker: string;
  queue: string;
  started_at: number;
  queued_at: number;
  retry_at: number | null;
  last_error: string | null;
  ahead: number;
}

const seconds = (ms: number) => `${(Math.max(0, ms) / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** Says why a run is where it is. */
export async function explainRun(database: Database, tenant: string, id: string): Promise<Explanation> {
  const run = await readRun(database, tenant, id);
  const { rows: graphs } = await database.execute<{ graph: Graph; now: number }>(sql`
    select graph, (extract(epoch from clock_timestamp()) * 1000)::float8 as now from engine.run where id = ${id}`);
  const { graph, now } = graphs[0]!;
  const ms = (column: string) => sql.raw(`(extract(epoch from s.${column}) * 1000)::float8 as ${column}`);
  const { rows } = await database.execute<Row>(sql`
    select s.step, s.item, s.state, s.waiting_on, s.attempt, s.worker, s.queue, ${ms("started_at")},
      ${ms("queued_at")}, ${ms("retry_at")}, s.error ->> 'message' as last_error,
      case when s.state = 'queued' then (select count(*)::int from engine.step_run o
        where o.state = 'queued' and o.queue = s.queue and o.queued_at < s.queued_at) else 0 end as ahead
    from engine.step_run s where s.run_id = ${id} and s.state in ('running', 'queued', 'waiting')
    order by s.step, s.position`);
  const open = new Set(rows.map((row) => row.step));
  const running = rows
    .filter((row) => row.state === "running")
    .map(({ step, item, worker, attempt, started_at: since }) => ({ step, item, worker, attempt, since }));
  const queued = rows
    .filter((row) => row.state === "queued")
    .map(({ step, item, queue, ahead, queued_at, retry_at, last_error }) => {
      const since = queued_at;
      return { step, item, queue, since, ahead, retryAt: retry_at, lastError: last_error };
    });
  const blocked = rows
    .filter((row) => row.state === "waiting")
    .map(({ step, item, waiting_on: waitingOn }) => {
      const { around, joined } = needsOf(graph.nodes.find((node) => node.name === step)!);
      return { step, item, waitingOn, steps: [...around, ...joined].filter((name) => open.has(name)) };
    });
  const sentences = [
    stateSentence(run, now),
    ...running.map(
      ({ step, item, worker, attempt, since }) =>
        `${nameOf(step, item)} has been running on ${worker} for ${seconds(now - since)} (attempt ${attempt}).`,
    ),
    ...queued.map(({ step, item, queue, since, ahead, retryAt, lastError }) =>
      retryAt !== null
        ? `${nameOf(step, item)} is tried again in ${seconds(retryAt - now)}; the last try failed: ${lastError}`
        : `${nameOf(step, item)} has waited ${seconds(now - since)} for a worker in queue ${queue}, ${ahead} before it.`,
    ),
    ...blocked.map(
      ({ step, item, waitingOn, steps }) =>
        `${nameOf(step, item)} waits for ${waitingOn} step run${waitingOn === 1 ? "" : "s"} of ${steps.join(", ")}.`,
    ),
  ];
  return { run, running, queued, blocked, sentences };
}

function stateSentence(run: RunSummary, now: number): string {
  const { completed, total, cached } = run.stepRuns;
  const done = `${completed} of ${total} step runs known so far are done, ${cached} of them from the cache`;
  const took = seconds((run.endedAt ?? now) - run.createdAt);
  if (run.state === "running") return `Run ${run.id} has been running for ${took}: ${done}.`;
  if (run.failure) {
    const { step, item, attempts, error } = run.failure;
    return `Run ${run.id} failed in ${nameOf(step, item)} after ${attempts} attempt${attempts === 1 ? "" : "s"}: ${error.message} (${done}.)`;
  }
  return `Run ${run.id} is ${run.state} after ${took}: ${done}.`;
}
