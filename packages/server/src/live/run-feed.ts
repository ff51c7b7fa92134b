import type { Engine, PreviewEvent, RunEvent } from "@hapju/engine";
import type { Scope } from "@hapju/spec";
import { type RedactPaths, redactPathsWithin } from "../redact-paths.ts";

/** A stored event, ready to be sent. */
interface Frame {
  readonly id: number;
  readonly text: string;
}

/** A preview, ready to be sent: the latest of its type and step run. */
interface Preview {
  readonly version: number;
  readonly text: string;
}

const PREVIEWS = ["step-run-started", "step-run-progress"] as const satisfies PreviewEvent["type"][];

/** The position of a reader in a feed. */
export interface Cursor {
  /** Number of frames read. */
  frame: number;
  /** Version of the latest preview read. */
  preview: number;
}

/** Which run a {@link RunFeed} watches. */
export interface RunFeedOptions {
  readonly scope: Scope;
  readonly run: string;
  readonly redactPaths: RedactPaths;
  /** Called when the feed is complete, or with the error that ended it. */
  readonly onEnd: (error?: unknown) => void;
}

/**
 * The events of one run, watched once for any number of readers. Stored events are kept as they are sent, and a reader
 * is a position among them: a slow reader delays no other, misses no stored event and gets only the latest previews.
 */
export class RunFeed {
  readonly #frames: Frame[] = [];
  readonly #previews = new Map<string, Preview>();
  readonly #redactPaths: RedactPaths;
  readonly #stop = new AbortController();
  #version = 0;
  #ended = false;
  #wake = Promise.withResolvers<void>();

  constructor(engine: Engine, { scope, run, redactPaths, onEnd }: RunFeedOptions) {
    this.#redactPaths = redactPaths;
    this.#follow(engine, scope, run).then(
      () => this.#end(onEnd),
      (error: unknown) => this.#end(onEnd, error),
    );
  }

  /** Whether the feed is complete. */
  get ended(): boolean {
    return this.#ended;
  }

  async #follow(engine: Engine, scope: Scope, run: string): Promise<void> {
    for await (const event of engine.watch(scope, run, { signal: this.#stop.signal })) {
      if ("id" in event) this.#store(event);
      else this.#show(event);
      this.#notify();
    }
  }

  #store(event: Extract<RunEvent, { readonly id: number }>): void {
    this.#frames.push({ id: event.id, text: `id: ${event.id}\n${this.#frameOf(event)}` });
    // A stored event of a step run outdates its previews.
    if ("item" in event)
      for (const type of PREVIEWS) this.#previews.delete(`${type} ${event.step} ${event.item}`);
  }

  #show(event: Exclude<RunEvent, { readonly id: number }>): void {
    const key = `${event.type} ${event.step} ${event.item}`;
    // Deleted first, so that the latest preview is the last of the map.
    this.#previews.delete(key);
    this.#previews.set(key, { version: ++this.#version, text: this.#frameOf(event) });
  }

  #end(onEnd: (error?: unknown) => void, error?: unknown): void {
    this.#ended = true;
    this.#notify();
    onEnd(error);
  }

  #notify(): void {
    const { resolve } = this.#wake;
    this.#wake = Promise.withResolvers();
    resolve();
  }

  #frameOf(event: RunEvent): string {
    const data =
      "error" in event ? { ...event, error: redactPathsWithin(event.error, this.#redactPaths) } : event;
    return `event: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  /** The position after the stored event with this id. */
  after(id: number): Cursor {
    const next = this.#frames.findIndex((frame) => frame.id > id);
    return { frame: next === -1 ? this.#frames.length : next, preview: 0 };
  }

  /**
   * Advances a reader. @returns the text it has not read, about `limit` characters at most. Frames up to the event `after`
   * are skipped: the feed may not have caught up with them when the reader joined.
   */
  take(cursor: Cursor, after: number, limit: number): string {
    let text = "";
    while (text.length < limit) {
      const frame = this.#frames[cursor.frame];
      if (frame === undefined) break;
      if (frame.id > after) text += frame.text;
      cursor.frame += 1;
    }
    // Previews are sent to readers that are up to date: for others they may be outdated already.
    if (cursor.frame < this.#frames.length || text.length >= limit) return text;
    for (const { version, text: preview } of this.#previews.values())
      if (version > cursor.preview) text += preview;
    cursor.preview = this.#version;
    return text;
  }

  /** Resolves when there is more, the feed has ended or the time is over. */
  async more(timeoutMs: number): Promise<void> {
    if (this.#ended) return;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.#wake.promise, over]);
    clearTimeout(timer);
  }

  /** Stops watching. */
  close(): void {
    this.#stop.abort();
  }
}
