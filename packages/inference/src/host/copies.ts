import type { PoolModel } from "./job.ts";

/** A copy is worth its memory once calls have waited this long for each MiB of it: a second for 100 MiB. */
const WORTH_MS_PER_MIB = 10;
/** What was waited counts for half after this long. */
const HALF_LIFE_MS = 4_000;
const MIB = 1024 * 1024;

interface Waited {
  readonly ms: number;
  readonly at: number;
}

/**
 * Whether another copy of a model is worth its memory: where calls waited for the one there is while a host had nothing to
 * do. Two calls that meet by chance wait for each other and are done; those that keep meeting get a copy (decision 0109).
 */
export class Copies {
  readonly #waited = new Map<string, Waited>();

  /** A call waited so long for a host that holds its model, while another host was idle. */
  waited({ name }: PoolModel, ms: number, now: number): void {
    this.#waited.set(name, { ms: this.#ofLate(name, now) + ms, at: now });
  }

  /** From when on a call that waits since `since` makes a copy worth it. */
  worthAt({ name, declaredBytes }: PoolModel, since: number, now: number): number {
    return since + (WORTH_MS_PER_MIB * declaredBytes) / MIB - this.#ofLate(name, now);
  }

  #ofLate(name: string, now: number): number {
    const { ms, at } = this.#waited.get(name) ?? { ms: 0, at: now };
    return ms * 0.5 ** ((now - at) / HALF_LIFE_MS);
  }
}
