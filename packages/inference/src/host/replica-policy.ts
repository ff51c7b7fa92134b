import type { PoolModel } from "./job.ts";

/** A replica is worth its memory once calls have waited this long for each MiB of it: a second for 100 MiB. */
const WORTH_MS_PER_MIB = 10;
/** Half-life of the waiting time that is counted. */
const HALF_LIFE_MS = 4_000;
const MIB = 1024 * 1024;

interface Waited {
  readonly ms: number;
  readonly at: number;
}

/**
 * Whether another replica of a model is worth its memory: it is where calls keep waiting for the present one while a host
 * is idle. Two calls that coincide by chance do not load one (docs/decisions/0014-depth-first-scheduling.md).
 */
export class ReplicaPolicy {
  readonly #waited = new Map<string, Waited>();

  /** Counts the milliseconds a call waited for a host that holds its model while another host was idle. */
  waited({ name }: PoolModel, ms: number, now: number): void {
    this.#waited.set(name, { ms: this.#recentMs(name, now) + ms, at: now });
  }

  /** The time from which on a call that waits since `since` makes a replica worth its memory. */
  worthAt({ name, declaredBytes }: PoolModel, since: number, now: number): number {
    return since + (WORTH_MS_PER_MIB * declaredBytes) / MIB - this.#recentMs(name, now);
  }

  #recentMs(name: string, now: number): number {
    const { ms, at } = this.#waited.get(name) ?? { ms: 0, at: now };
    return ms * 0.5 ** ((now - at) / HALF_LIFE_MS);
  }
}
