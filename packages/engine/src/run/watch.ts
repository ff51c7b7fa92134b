import type { Database } from "@hapju/storage";
import type { Wakeups } from "../wakeups.ts";
import { WakeSignal } from "../worker/signal.ts";
import { endsRun, type PreviewEvent, type RunEvent, readEvents } from "./events.ts";

/** How long a watcher waits for a note before it looks for itself. */
const LOOK_MS = 1000;
/** Previews a slow reader has not taken; older ones give way, per step run. */
const previewKey = (event: PreviewEvent) => `${event.type} ${event.step} ${event.item}`;

/**
 * The events of a run from its beginning, stored ones in order, previews as they come. Ends after the event
 * that ends the run. A slow reader holds no more than one preview of a kind per step run.
 */
export async function* watchRun(
  database: Database,
  wakeups: Wakeups,
  run: string,
  failure: AbortSignal,
): AsyncGenerator<RunEvent, void, void> {
  const signal = new WakeSignal();
  const previews = new Map<string, RunEvent>();
  const onRun = (of: string) => {
    if (of === run) signal.wake();
  };
  const onPreview = (event: RunEvent) => {
    if (event.run !== run) return;
    previews.set(previewKey(event as PreviewEvent), event);
    signal.wake();
  };
  const onFailure = () => signal.wake();
  wakeups.on("run", onRun);
  wakeups.on("preview", onPreview);
  failure.addEventListener("abort", onFailure);
  try {
    for (let after = 0; ; ) {
      failure.throwIfAborted();
      // Taken before the look: what a preview tells of may be stored, never the other way round.
      const shown = [...previews.values()];
      previews.clear();
      const { events, last } = await readEvents(database, run, after);
      yield* shown;
      yield* events;
      const ending = events.at(-1);
      if (ending && endsRun(ending)) return;
      if (events.length === 0) await signal.wait(LOOK_MS);
      after = last;
    }
  } finally {
    wakeups.off("run", onRun);
    wakeups.off("preview", onPreview);
    failure.removeEventListener("abort", onFailure);
  }
}
