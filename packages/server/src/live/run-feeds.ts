import type { Engine } from "@hapju/engine";
import type { Scope } from "@hapju/spec";
import type { RedactPaths } from "../redact-paths.ts";
import { RunFeed } from "./run-feed.ts";

interface Shared {
  readonly feed: RunFeed;
  readers: number;
}

/** One feed per watched run, shared by all its readers. */
export class RunFeeds {
  readonly #engine: Engine;
  readonly #redactPaths: RedactPaths;
  readonly #onError: (error: Error) => void;
  readonly #open = new Map<string, Shared>();

  constructor(engine: Engine, redactPaths: RedactPaths, onError: (error: Error) => void) {
    this.#engine = engine;
    this.#redactPaths = redactPaths;
    this.#onError = onError;
  }

  /** The number of watched runs, and of their readers. */
  get counts(): { readonly runs: number; readonly readers: number } {
    const readers = [...this.#open.values()].reduce((sum, shared) => sum + shared.readers, 0);
    return { runs: this.#open.size, readers };
  }

  /** Adds a reader to a run's feed; `release` removes it. */
  acquire(scope: Scope, run: string): { readonly feed: RunFeed; release(): void } {
    const key = `${scope.tenant}/${run}`;
    const shared = this.#open.get(key) ?? this.#watch(key, scope, run);
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
        this.#forget(key, shared);
      },
    };
  }

  #watch(key: string, scope: Scope, run: string): Shared {
    const onEnd = (error?: unknown) => {
      // A later reader opens a new feed: the run may have been resumed.
      this.#forget(key, shared);
      if (error) this.#onError(error as Error);
    };
    const redactPaths = this.#redactPaths;
    const shared: Shared = {
      readers: 0,
      feed: new RunFeed(this.#engine, { scope, run, redactPaths, onEnd }),
    };
    this.#open.set(key, shared);
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    if (this.#open.get(key) === shared) this.#open.delete(key);
  }

  /** Stops watching all runs. */
  close(): void {
    for (const { feed } of this.#open.values()) feed.close();
    this.#open.clear();
  }
}
