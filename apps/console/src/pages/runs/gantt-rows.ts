import type { ModelCall } from "@hapju/contract";

/** A call on the time axis of its run: seconds since the run began. */
export interface Bar {
  readonly call: ModelCall;
  readonly queuedSeconds: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** The calls of one model or step: those that overlap stand in lines below each other. */
export interface GanttRow {
  readonly key: string;
  readonly lines: readonly (readonly Bar[])[];
  readonly calls: number;
}

/** Rows in the order of their first call. */
export function ganttRows(
  calls: readonly ModelCall[],
  runStartedAt: number,
  by: "model" | "step",
): GanttRow[] {
  const bars = calls
    .map((call): Bar => {
      const endSeconds = Math.max(0, (call.at - runStartedAt) / 1000);
      const startSeconds = Math.max(0, endSeconds - call.runMs / 1000);
      return {
        call,
        endSeconds,
        startSeconds,
        queuedSeconds: Math.max(0, startSeconds - call.queueMs / 1000),
      };
    })
    .sort((a, b) => a.startSeconds - b.startSeconds);
  const groups = Map.groupBy(bars, ({ call }) => (by === "model" ? (call.model ?? call.task) : call.step));
  return [...groups].map(([key, members]) => ({ key, lines: inLines(members), calls: members.length }));
}

function inLines(bars: readonly Bar[]): Bar[][] {
  const lines: Bar[][] = [];
  for (const bar of bars) {
    const free = lines.find((line) => (line.at(-1)?.endSeconds ?? 0) <= bar.startSeconds + 1e-4);
    if (free) free.push(bar);
    else lines.push([bar]);
  }
  return lines;
}
