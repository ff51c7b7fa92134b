import { nameOf } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import { needsOf } from "./planner.ts";
import type { RunSummary } from "./summary.ts";

/** A step run that a worker executes. */
export interface RunningStepRun {
  readonly step: string;
  readonly item: string;
  readonly worker: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** A step run that waits for a worker. */
export interface QueuedStepRun {
  readonly step: string;
  readonly item: string;
  readonly queue: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** How many step runs of the same tenant wait in the queue before it. */
  readonly ahead: number;
  /** When it is tried again, in milliseconds since 1970; `null` for a first try. */
  readonly retryAt: number | null;
  /** Why the last try failed. */
  readonly lastError: string | null;
}

/** A step run that waits for other step runs. */
export interface BlockedStepRun {
  readonly step: string;
  readonly item: string;
  /** How many step runs it waits for. */
  readonly waitingOn: number;
  /** The steps that those belong to. */
  readonly steps: readonly string[];
}

/** What a run does and what it waits for, as data and as sentences. */
export interface Explanation {
  readonly run: RunSummary;
  readonly running: readonly RunningStepRun[];
  readonly queued: readonly QueuedStepRun[];
  readonly blocked: readonly BlockedStepRun[];
  readonly sentences: readonly Statement[];
}

/** A statement about a run: its code, its facts, and the sentence in English. Times in seconds. */
export type Statement = { readonly text: string } & (
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

/** A step run that has not ended, as it is stored. Times in milliseconds since 1970. */
export interface OpenStepRun {
  readonly step: string;
  readonly item: string;
  readonly state: "running" | "queued" | "waiting";
  readonly waitingOn: number;
  readonly attempt: number;
  readonly worker: string;
  readonly queue: string;
  readonly startedAt: number;
  readonly queuedAt: number;
  readonly retryAt: number | null;
  readonly lastError: string | null;
  readonly ahead: number;
}

/** To a tenth below ten seconds, else whole. */
const secondsOf = (ms: number) => Number((Math.max(0, ms) / 1000).toFixed(ms < 10_000 ? 1 : 0));

/**
 * Explains what a run does and what it waits for.
 * @param now in milliseconds since 1970, by the clock of the database
 */
export function explain(
  run: RunSummary,
  graph: Graph,
  stepRuns: readonly OpenStepRun[],
  now: number,
): Explanation {
  const open = new Set(stepRuns.map(({ step }) => step));
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]));
  const inState = (state: OpenStepRun["state"]) => stepRuns.filter((stepRun) => stepRun.state === state);
  const running = inState("running").map(
    ({ step, item, worker, attempt, startedAt: since }): RunningStepRun => ({
      step,
      item,
      worker,
      attempt,
      since,
    }),
  );
  const queued = inState("queued").map(
    ({ step, item, queue, ahead, queuedAt: since, retryAt, lastError }): QueuedStepRun => ({
      step,
      item,
      queue,
      since,
      ahead,
      retryAt,
      lastError,
    }),
  );
  const blocked = inState("waiting").map(({ step, item, waitingOn }): BlockedStepRun => {
    const node = nodes.get(step);
    const { around, joined } = node ? needsOf(node) : { around: [], joined: [] };
    return { step, item, waitingOn, steps: [...around, ...joined].filter((name) => open.has(name)) };
  });
  const sentences: Statement[] = [
    ...stateSentences(run, now),
    ...running.map(({ step, item, worker, attempt, since }): Statement => {
      const seconds = secondsOf(now - since);
      return {
        code: "step-running",
        data: { step, item, worker, seconds, attempt },
        text: `${nameOf(step, item)} has been running on ${worker} for ${seconds} s (attempt ${attempt}).`,
      };
    }),
    ...queued.map(({ step, item, queue, since, ahead, retryAt, lastError }): Statement => {
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
      ({ step, item, waitingOn, steps }): Statement => ({
        code: "step-blocked",
        data: { step, item, waitingOn, steps },
        text: `${nameOf(step, item)} waits for ${waitingOn} step run${waitingOn === 1 ? "" : "s"} of ${steps.join(", ")}.`,
      }),
    ),
  ];
  return { run, running, queued, blocked, sentences };
}

function stateSentences({ id: run, state, ...summary }: RunSummary, now: number): Statement[] {
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
