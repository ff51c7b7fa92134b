import type { Database } from "@hapju/storage";
import { endsRun, type RunEvent } from "../run/events.ts";
import { readEvents } from "../store/events.ts";
import { WakeSignal } from "./signal.ts";
import type { EndedRun, Wakeups } from "./wakeups.ts";

/** Between two reads, unless the run has ended: events in quick succession are read together. */
const PAUSE_MS = 50;

/** Options of watching a run. */
export interface WatchOptions {
  /** Id of the last event seen; default: from the beginning. */
  readonly after?: number | undefined;
  /** Ends the iteration. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The events of a run from its beginning, stored ones in order, previews as they happen. Ends after the event
 * that ends the run. For a slow reader no more than one preview of a type per step run is kept.
 * @param failure aborted when this process's worker failed; its reason is thrown
 */
export async function* watchRun(
  database: Database,
  wakeups: Wakeups,
  run: string,
  failure: AbortSignal,
  options: WatchOptions & { readonly hasEnded: boolean },
): AsyncGenerator<RunEvent, void, void> {
  const signal = new WakeSignal();
  /** By type and step run. */
  const previews = new Map<string, RunEvent>();
  let stored = true;
  let ended = false;
  const note = () => {
    stored = true;
    signal.wake();
  };
  const onRun = (of: string) => {
    if (of === run) note();
  };
  const onEnded = (of: EndedRun) => {
    ended ||= of.run === run;
    onRun(of.run);
  };
  const onPreview = (event: RunEvent) => {
    if (event.run !== run || !("item" in event)) return;
    previews.set(`${event.type} ${event.step} ${event.item}`, event);
    signal.wake();
  };
  wakeups.on("run", onRun);
  wakeups.on("ended", onEnded);
  wakeups.on("preview", onPreview);
  failure.addEventListener("abort", note);
  options.signal?.addEventListener("abort", note);
  try {
    for (let after = options.after ?? 0, readAt = 0; !options.signal?.aborted; ) {
      failure.throwIfAborted();
      const shown = [...previews.values()];
      previews.clear();
      yield* shown;
      const now = Date.now();
      if (ended || now - readAt >= (stored ? PAUSE_MS : wakeups.pollMs)) {
        stored = false;
        ended = false;
        readAt = now;
        const { events, last } = await readEvents(database, run, after);
        after = last;
        yield* events;
        const ending = events.at(-1);
        if (ending ? endsRun(ending) : options.hasEnded) return;
        if (events.length > 0) stored = true;
      }
      await signal.wait(stored ? PAUSE_MS : wakeups.pollMs);
    }
  } finally {
    wakeups.off("run", onRun);
    wakeups.off("ended", onEnded);
    wakeups.off("preview", onPreview);
    failure.removeEventListener("abort", note);
    options.signal?.removeEventListener("abort", note);
  }
}
