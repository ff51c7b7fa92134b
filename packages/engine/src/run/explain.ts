import type { Database } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { nameOf } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import { type RunSummary, readRun } from "../store/list-runs.ts";
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
  readonly sentences: readonly Sentence[];
}

/** Something that is said of a run: what, with its facts, and in English. Times in seconds. */
export type Sentence = { readonly text: string } & (
  | {
      readonly code: "run-running" | "run-completed" | "run-failed" | "run-cancelled";
      readonly data: {
        readonly run: string;
        readonly seconds: number;
        readonly completed: number;
        readonly total: number;
        readonly cached: number;
      };
    }
  | {
      readonly code: "failed-in";
      readonly data: {
        readonly step: string;
        readonly item: string;
        readonly attempts: number;
        readonly error: string;
      };
    }
  | {
      readonly code: "step-running";
      readonly data: {
        readonly step: string;
        readonly item: string;
        readonly worker: string;
        readonly seconds: number;
        readonly attempt: number;
      };
    }
  | {
      readonly code: "step-retried";
      readonly data: {
        readonly step: string;
        readonly item: string;
        readonly seconds: number;
        readonly error: string;
      };
    }
  | {
      readonly code: "step-queued";
      readonly data: {
        readonly step: string;
        readonly item: string;
        readonly seconds: number;
        readonly queue: string;
        readonly ahead: number;
      };
    }
  | {
      readonly code: "step-blocked";
      readonly data: {
        readonly step: string;
        readonly item: string;
        readonly waitingOn: number;
        readonly steps: readonly string[];
      };
    }
);

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

/** To a tenth below ten seconds, else whole. */
const secondsOf = (ms: number) => Number((Math.max(0, ms) / 1000).toFixed(ms < 10_000 ? 1 : 0));

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
  const sentences: Sentence[] = [
    ...stateSentences(run, now),
    ...running.map(({ step, item, worker, attempt, since }): Sentence => {
      const seconds = secondsOf(now - since);
      return {
        code: "step-running",
        data: { step, item, worker, seconds, attempt },
        text: `${nameOf(step, item)} has been running on ${worker} for ${seconds} s (attempt ${attempt}).`,
      };
    }),
    ...queued.map(({ step, item, queue, since, ahead, retryAt, lastError }): Sentence => {
      if (retryAt !== null) {
        const seconds = secondsOf(retryAt - now);
        const error = lastError ?? "";
        const text = `${nameOf(step, item)} is tried again in ${seconds} s; the last try failed: ${error}`;
        return { code: "step-retried", data: { step, item, seconds, error }, text };
      }
      const seconds = secondsOf(now - since);
      const text = `${nameOf(step, item)} has waited ${seconds} s for a worker in queue ${queue}, ${ahead} before it.`;
      return { code: "step-queued", data: { step, item, seconds, queue, ahead }, text };
    }),
    ...blocked.map(
      ({ step, item, waitingOn, steps }): Sentence => ({
        code: "step-blocked",
        data: { step, item, waitingOn, steps },
        text: `${nameOf(step, item)} waits for ${waitingOn} step run${waitingOn === 1 ? "" : "s"} of ${steps.join(", ")}.`,
      }),
    ),
  ];
  return { run, running, queued, blocked, sentences };
}

function stateSentences({ id: run, state, ...summary }: RunSummary, now: number): Sentence[] {
  const { stepRuns, failure, createdAt, endedAt } = summary;
  const { completed, total, cached } = stepRuns;
  const done = `${completed} of ${total} step runs known so far are done, ${cached} of them from the cache`;
  const seconds = secondsOf((endedAt ?? now) - createdAt);
  const text =
    state === "running"
      ? `Run ${run} has been running for ${seconds} s: ${done}.`
      : `Run ${run} ${state === "failed" ? "failed" : `is ${state}`} after ${seconds} s: ${done}.`;
  const data = { run, seconds, completed, total, cached };
  if (!failure) return [{ code: `run-${state}`, data, text }];
  const { step, item, attempts, error } = failure;
  return [
    { code: `run-${state}`, data, text },
    {
      code: "failed-in",
      data: { step, item, attempts, error: error.message },
      text: `It failed in ${nameOf(step, item)} after ${attempts} attempt${attempts === 1 ? "" : "s"}: ${error.message}`,
    },
  ];
}
