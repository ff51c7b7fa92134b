import type { Graph, Node } from "../graph/graph.ts";
import { slowestPath } from "./slowest-path.ts";

/** The calls of one model in a step, added up. */
export interface StepModel {
  readonly task: string;
  /** `id@version`; `none` for calls that no model answered. */
  readonly model: string;
  readonly calls: number;
  readonly runMs: number;
  readonly queueMs: number;
}

/** The stored step runs of a step, added up. Times in milliseconds since 1970. */
export interface StepTotals {
  readonly total: number;
  readonly waiting: number;
  readonly queued: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  readonly cached: number;
  readonly degraded: number;
  /** Attempts beyond the first. */
  readonly retries: number;
  readonly sealed: boolean;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** The time its step runs took, added up. */
  readonly busyMs: number;
}

/** A step of a run with the state of its step runs, added up. Times in milliseconds since 1970. */
export interface StepSummary extends StepTotals {
  readonly name: string;
  readonly kind: Node["kind"];
  /** The splits around it; empty: it runs once. */
  readonly scope: string;
  /** Names of the steps and inputs it reads. */
  readonly inputs: readonly string[];
  readonly models: readonly StepModel[];
  /** Whether the duration of the run depends on it: the last step waited for it, directly or not. */
  readonly onSlowestPath: boolean;
}

/** The graph of a run with the state of its steps. */
export interface RunGraph {
  /** Names of the run's inputs. */
  readonly inputs: readonly string[];
  /** In the order of their declaration. */
  readonly steps: readonly StepSummary[];
}

const NONE: StepTotals = Object.freeze({
  total: 0,
  waiting: 0,
  queued: 0,
  running: 0,
  completed: 0,
  failed: 0,
  cached: 0,
  degraded: 0,
  retries: 0,
  sealed: false,
  startedAt: null,
  endedAt: null,
  busyMs: 0,
});

/** Combines the graph of a run with the stored totals of its steps. */
export function summarizeSteps(
  graph: Graph,
  stored: ReadonlyMap<string, StepTotals>,
  models: ReadonlyMap<string, readonly StepModel[]>,
): RunGraph {
  const totalsOf = (step: string): StepTotals => {
    const totals = stored.get(step) ?? NONE;
    const isDone = totals.total > 0 && totals.completed === totals.total;
    return isDone ? totals : { ...totals, endedAt: null };
  };
  const path = slowestPath(graph, totalsOf);
  return {
    inputs: Object.keys(graph.inputs),
    steps: graph.nodes.map(({ name, kind, scope, inputs }) => ({
      name,
      kind,
      scope,
      inputs: [...new Set(Object.values(inputs).map((source) => source.name))],
      ...totalsOf(name),
      models: models.get(name) ?? [],
      onSlowestPath: path.has(name),
    })),
  };
}
