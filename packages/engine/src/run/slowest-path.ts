import type { Graph } from "../graph/graph.ts";

/** When a step ran, in milliseconds since 1970. */
export interface Times {
  readonly startedAt: number | null;
  /** `null` while it has not ended. */
  readonly endedAt: number | null;
}

/**
 * The steps that a run waits for, or waited for: from the last step back, each time to the input that ended last.
 * Steps that took no time, because everything was copied or cached, are on no path.
 */
export function slowestPath(graph: Graph, timesOf: (step: string) => Times): ReadonlySet<string> {
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]));
  /** When it ended; a running step is later than every step that has ended. */
  const doneAt = (step: string): number => {
    const { startedAt, endedAt } = timesOf(step);
    if (startedAt === null) return Number.NEGATIVE_INFINITY;
    return endedAt ?? Number.POSITIVE_INFINITY;
  };
  const latest = (steps: readonly string[]) =>
    steps
      .filter((step) => doneAt(step) > Number.NEGATIVE_INFINITY)
      .reduce<string | undefined>(
        (best, step) => (best === undefined || doneAt(step) > doneAt(best) ? step : best),
        undefined,
      );
  const path = new Set<string>();
  // Later nodes read earlier ones: of several running steps, the run waits for the last.
  let step = latest([...nodes.keys()].reverse());
  while (step !== undefined && !path.has(step)) {
    path.add(step);
    const reads = Object.values(nodes.get(step)?.inputs ?? {}).filter(({ from }) => from !== "input");
    step = latest(reads.map(({ name }) => name));
  }
  return path;
}
