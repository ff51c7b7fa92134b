import type { Engine } from "@hapju/engine";
import type { Placeless } from "../placeless.ts";
import { RunFeed } from "./run-feed.ts";

interface Shared {
  readonly feed: RunFeed;
  readers: number;
}

/** One feed per run that somebody reads, shared by all who do. */
export class RunFeeds {
  readonly #engine: Engine;
  readonly #placeless: Placeless;
  readonly #onError: (error: Error) => void;
  readonly #open = new Map<string, Shared>();

  constructor(engine: Engine, placeless: Placeless, onError: (error: Error) => void) {
    this.#engine = engine;
    this.#placeless = placeless;
    this.#onError = onError;
  }

  /** Runs that are watched now, and readers of them. */
  get counts(): { readonly runs: number; readonly readers: number } {
    const readers = [...this.#open.values()].reduce((sum, shared) => sum + shared.readers, 0);
    return { runs: this.#open.size, readers };
  }

  /** A reader of a run's feed; give it back with `release`. */
  acquire(run: string): { readonly feed: RunFeed; release(): void } {
    const shared = this.#open.get(run) ?? this.#watch(run);
    shared.readers += 1;
    let held = true;
    return {
      feed: shared.feed,
      release: () => {
        if (!held) return;
        held = false;
        shared.readers -= 1;
        if (shared.readers > 0) return;
        shared.feed.close();
        this.#forget(run, shared);
      },
    };
  }

  #watch(run: string): Shared {
    const shared: Shared = {
      readers: 0,
      feed: new RunFeed(this.#engine, run, this.#placeless, (error) => {
        // Whoever comes later looks anew: the run may have been resumed.
        this.#forget(run, shared);
        if (error) this.#onError(error as Error);
      }),
    };
    this.#open.set(run, shared);
    return shared;
  }

  #forget(run: string, shared: Shared): void {
    if (this.#open.get(run) === shared) this.#open.delete(run);
  }

  close(): void {
    for (const { feed } of this.#open.values()) feed.close();
    this.#open.clear();
  }
}
