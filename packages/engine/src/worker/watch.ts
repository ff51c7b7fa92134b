import type { Database } from "@hapju/storage";
import { endsRun, type PreviewEvent, type RunEvent, readEvents } from "../store/events.ts";
import { WakeSignal } from "./signal.ts";
import type { Wakeups } from "./wakeups.ts";

/** Between two looks, unless the run has ended: what comes fast comes together. */
const PAUSE_MS = 50;
/** Previews a slow reader has not taken; older ones give way, per step run. */
const previewKey = (event: PreviewEvent) => `${event.type} ${event.step} ${event.item}`;

export interface WatchOptions {
  /** Id of the last event seen; default: from the beginning. */
  readonly after?: number;
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
}

/**
 * The events of a run from its beginning, stored ones in order, previews as they come. Ends after the event
 * that ends the run. A slow reader holds no more than one preview of a kind per step run.
 */
export async function* watchRun(
  database: Database,
  wakeups: Wakeups,
  run: string,
  failure: AbortSignal,
  options: WatchOptions & { readonly hasEnded: boolean },
): AsyncGenerator<RunEvent, void, void> {
  const signal = new WakeSignal();
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
  const onEnded = (of: string) => {
    ended ||= of === run;
    onRun(of);
  };
  const onPreview = (event: RunEvent) => {
    if (event.run !== run) return;
    previews.set(previewKey(event as PreviewEvent), event);
    signal.wake();
  };
  wakeups.on("run", onRun);
  wakeups.on("ended", onEnded);
  wakeups.on("preview", onPreview);
  failure.addEventListener("abort", note);
  options.signal?.addEventListener("abort", note);
  try {
    for (let after = options.after ?? 0, looked = 0; !options.signal?.aborted; ) {
      failure.throwIfAborted();
      const shown = [...previews.values()];
      previews.clear();
      yield* shown;
      const now = Date.now();
      if (ended || now - looked >= (stored ? PAUSE_MS : wakeups.lookMs)) {
        stored = false;
        ended = false;
        looked = now;
        const { events, last } = await readEvents(database, run, after);
        after = last;
        yield* events;
        const ending = events.at(-1);
        if (ending ? endsRun(ending) : options.hasEnded) return;
        if (events.length > 0) stored = true;
      }
      await signal.wait(stored ? PAUSE_MS : wakeups.lookMs);
    }
  } finally {
    wakeups.off("run", onRun);
    wakeups.off("ended", onEnded);
    wakeups.off("preview", onPreview);
    failure.removeEventListener("abort", note);
    options.signal?.removeEventListener("abort", note);
  }
}
