import type { Scope } from "@hapju/spec";
import type { RunFeeds } from "./run-feeds.ts";

/** About how many characters are handed to a connection at once. */
const PART = 64 * 1024;

/** How {@link eventStream} serves one reader. */
export interface EventStreamOptions {
  readonly scope: Scope;
  readonly run: string;
  /** Id of the last event the reader has; 0: none. */
  readonly after: number;
  /** How often a silent connection gets a comment that keeps it alive. Default 15 s. */
  readonly heartbeatMs?: number;
  /** How long a reader may leave a part unread. Default 30 s. */
  readonly stalledMs?: number;
  /** Aborted when the reader disconnects. */
  readonly signal: AbortSignal;
  /** Called at every heartbeat; the stream ends when the reader may no longer see the run. */
  readonly mayRead: () => Promise<boolean>;
}

/**
 * The events of a run as a stream of server-sent events that ends with the run. Nothing is produced before the
 * connection takes it. A reader that takes nothing for too long is disconnected, and can continue after its last event.
 */
export function eventStream(feeds: RunFeeds, options: EventStreamOptions): ReadableStream {
  const { scope, run, after, heartbeatMs = 15_000, stalledMs = 30_000, signal, mayRead } = options;
  const { feed, release } = feeds.acquire(scope, run);
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
        let text = feed.take(cursor, after, PART);
        if (text === "" && !feed.ended) {
          await feed.more(heartbeatMs);
          text = feed.take(cursor, after, PART);
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
          controller.error(new Error(`The reader of run ${run} took nothing for ${stalledMs} ms.`));
        }, stalledMs);
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}
