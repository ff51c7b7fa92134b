import type { Engine, PreviewEvent, RunEvent } from "@hapju/engine";
import { localScope } from "@hapju/spec";
import { type Placeless, placelessWithin } from "../placeless.ts";

/** A stored event, ready to be sent. */
interface Frame {
  readonly id: number;
  readonly text: string;
}

/** A preview, ready to be sent: the latest of its kind and step run. */
interface Preview {
  readonly version: number;
  readonly text: string;
}

const PREVIEWS = ["step-run-started", "step-run-progress"] as const satisfies PreviewEvent["type"][];

/** Where a reader stands in a feed. */
export interface Cursor {
  /** Position in the frames. */
  frame: number;
  /** The latest preview seen. */
  preview: number;
}

/**
 * What happens in one run, watched once for however many read along: stored events are kept as they are sent, once
 * for all, and a reader is no more than a position among them. So a slow reader holds nothing back, loses no stored
 * event, and of the previews gets only the latest.
 */
export class RunFeed {
  readonly #frames: Frame[] = [];
  readonly #previews = new Map<string, Preview>();
  readonly #placeless: Placeless;
  readonly #stop = new AbortController();
  #version = 0;
  #ended = false;
  #wake = Promise.withResolvers<void>();

  constructor(engine: Engine, run: string, placeless: Placeless, onEnd: (error?: unknown) => void) {
    this.#placeless = placeless;
    this.#follow(engine, run).then(
      () => this.#end(onEnd),
      (error: unknown) => this.#end(onEnd, error),
    );
  }

  /** No more will come. */
  get ended(): boolean {
    return this.#ended;
  }

  async #follow(engine: Engine, run: string): Promise<void> {
    for await (const event of engine.watch(localScope, run, { signal: this.#stop.signal })) {
      if ("id" in event) this.#store(event);
      else this.#show(event);
      this.#notify();
    }
  }

  #store(event: Extract<RunEvent, { readonly id: number }>): void {
    this.#frames.push({ id: event.id, text: `id: ${event.id}\n${this.#frameOf(event)}` });
    // What was shown of a step run while it ran is over.
    if ("item" in event)
      for (const type of PREVIEWS) this.#previews.delete(`${type} ${event.step} ${event.item}`);
  }

  #show(event: Exclude<RunEvent, { readonly id: number }>): void {
    const key = `${event.type} ${event.step} ${event.item}`;
    // Taken out first: the latest is the last.
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
    const told =
      "error" in event ? { ...event, error: placelessWithin(event.error, this.#placeless) } : event;
    return `event: ${event.type}\ndata: ${JSON.stringify(told)}\n\n`;
  }

  /** Where to go on after the stored event with this id. */
  after(id: number): Cursor {
    const next = this.#frames.findIndex((frame) => frame.id > id);
    return { frame: next === -1 ? this.#frames.length : next, preview: 0 };
  }

  /**
   * What a reader has not seen, at most about `most` characters of it, and moves the reader on. Until the feed has
   * caught up with `after`, frames up to there are passed over.
   */
  take(cursor: Cursor, after: number, most: number): string {
    let text = "";
    for (; cursor.frame < this.#frames.length && text.length < most; cursor.frame += 1) {
      const frame = this.#frames[cursor.frame]!;
      if (frame.id > after) text += frame.text;
    }
    // Previews of what is over already would mislead: they wait until the reader is up to date.
    if (cursor.frame < this.#frames.length || text.length >= most) return text;
    for (const { version, text: preview } of this.#previews.values())
      if (version > cursor.preview) text += preview;
    cursor.preview = this.#version;
    return text;
  }

  /** Resolves when there is more, or the feed has ended, or the time is over. */
  async more(timeoutMs: number): Promise<void> {
    if (this.#ended) return;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.#wake.promise, over]);
    clearTimeout(timer);
  }

  close(): void {
    this.#stop.abort();
  }
}
