import type { RunFeeds } from "./run-feeds.ts";

/** About how much is handed to a connection at once. */
const MOST = 64 * 1024;

export interface EventStreamOptions {
  /** Id of the last event the reader has; 0: none. */
  readonly after: number;
  /** How often a silent connection is shown to be alive. Default 15 s. */
  readonly heartbeatMs?: number;
  /** How long a reader may leave what it was handed. Default 30 s. */
  readonly stalledMs?: number;
  /** Aborted when the reader is gone. */
  readonly signal: AbortSignal;
  /** Asked at every heartbeat: whoever may not see the run any more is sent no more of it. */
  readonly mayRead: () => Promise<boolean>;
}

/**
 * The events of a run as a stream of server-sent events that ends with the run. Nothing is made before the connection
 * takes it; one that takes nothing for too long is cut off, and goes on later after the last event it has.
 */
export function eventStream(feeds: RunFeeds, run: string, options: EventStreamOptions): ReadableStream {
  const { after, heartbeatMs = 15_000, stalledMs = 30_000, signal, mayRead } = options;
  const { feed, release } = feeds.acquire(run);
  const cursor = feed.after(after);
  const encoder = new TextEncoder();
  let stalled: NodeJS.Timeout | undefined;
  let checkedAt = Date.now();
  const leave = () => {
    clearTimeout(stalled);
    signal.removeEventListener("abort", leave);
    release();
  };
  signal.addEventListener("abort", leave);
  return new ReadableStream(
    {
      start(controller) {
        controller.enqueue(encoder.encode("retry: 2000\n\n"));
      },
      async pull(controller) {
        clearTimeout(stalled);
        let text = feed.take(cursor, after, MOST);
        if (text === "" && !feed.ended) {
          await feed.more(heartbeatMs);
          text = feed.take(cursor, after, MOST);
        }
        let over = text === "" && feed.ended;
        if (Date.now() - checkedAt >= heartbeatMs) {
          checkedAt = Date.now();
          over ||= !(await mayRead());
        }
        if (signal.aborted) return;
        if (over) {
          leave();
          return controller.close();
        }
        controller.enqueue(encoder.encode(text || ": alive\n\n"));
        stalled = setTimeout(() => {
          leave();
          controller.error(new Error("The reader takes nothing."));
        }, stalledMs);
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}
