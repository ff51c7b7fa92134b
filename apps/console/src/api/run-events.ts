import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

/** An event of a run; `step` and `item` are set where it concerns a step run. */
export interface RunStreamEvent {
  readonly type: (typeof TYPES)[number];
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Stored events only: where a reconnect continues. */
  readonly id?: number;
  readonly step?: string;
  readonly item?: string;
  readonly count?: number;
  readonly attempt?: number;
  readonly done?: number;
  readonly total?: number;
  readonly cached?: boolean;
  readonly degraded?: boolean;
}

const TYPES = [
  "run-started",
  "step-runs-planned",
  "step-runs-copied",
  "step-run-started",
  "step-run-progress",
  "step-run-completed",
  "step-run-retrying",
  "step-run-failed",
  "run-resumed",
  "run-completed",
  "run-failed",
  "run-cancelled",
] as const;

const ENDS: ReadonlySet<string> = new Set(["run-completed", "run-failed", "run-cancelled"]);

/** Delay before a new connection after the browser has given up on one. */
const RECONNECT_MS = 2000;

/**
 * Listens to every event of a run, in order, until it ends. The browser reconnects by itself with the id of the last
 * event; where a proxy or a starting server refuses for good, this connects again and receives all stored events again.
 */
export function watchRun(
  run: string,
  onEvent: (event: RunStreamEvent) => void,
  onLink: (isLive: boolean) => void,
) {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The events of a resumed run start at its beginning: only the last event says whether it has ended.
  let hasEnded = false;
  const connect = () => {
    source = new EventSource(`/api/runs/${encodeURIComponent(run)}/events`);
    source.onopen = () => onLink(true);
    source.onerror = () => {
      // The server ends the stream with the run: no connection was lost.
      if (hasEnded) return source.close();
      onLink(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RECONNECT_MS);
    };
    for (const type of TYPES)
      source.addEventListener(type, ({ data }: MessageEvent<string>) => {
        hasEnded = ENDS.has(type);
        onEvent({ type, ...(JSON.parse(data) as Omit<RunStreamEvent, "type">) });
      });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/**
 * Listens to the events of a run while it is shown and refreshes its queries: at most every `everyMs`, and at once
 * when it ends.
 * @param run undefined: no run @returns whether the connection is open
 */
export function useRunEvents(
  run: string | undefined,
  {
    onEvent,
    everyMs = 700,
  }: { readonly onEvent?: (event: RunStreamEvent) => void; readonly everyMs?: number } = {},
): boolean {
  const queries = useQueryClient();
  const [isLive, setLive] = useState(false);
  const notify = useEffectEvent((event: RunStreamEvent) => onEvent?.(event));
  useEffect(() => {
    if (run === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (isEnd: boolean) => {
      timer = undefined;
      void queries.invalidateQueries({ queryKey: ["run", run] });
      if (!isEnd) return;
      for (const name of ["meetings", "meeting", "runs", "review"])
        void queries.invalidateQueries({ queryKey: [name] });
    };
    const stop = watchRun(
      run,
      (event) => {
        notify(event);
        if (ENDS.has(event.type)) {
          clearTimeout(timer);
          refresh(true);
        } else timer ??= setTimeout(refresh, everyMs, false);
      },
      setLive,
    );
    return () => {
      clearTimeout(timer);
      stop();
      setLive(false);
    };
  }, [run, everyMs, queries]);
  return isLive;
}
