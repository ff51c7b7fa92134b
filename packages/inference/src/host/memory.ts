import { InferenceError } from "../errors.ts";
import type { HostProcess } from "./host-process.ts";
import type { PoolModel } from "./job.ts";

const MIB = 1024 * 1024;

/** Keeps what all hosts hold within a budget: the least recently used model is evicted. */
export class MemoryBudget {
  readonly #hosts: readonly HostProcess[];
  readonly #bytes: number;
  /** Measured bytes of models, where that is more than their entries declare. */
  readonly #measured = new Map<string, number>();
  evictions = 0;

  constructor(hosts: readonly HostProcess[], bytes: number) {
    this.#hosts = hosts;
    this.#bytes = bytes;
  }

  get heldBytes(): number {
    return this.#hosts.reduce(
      (sum, { held }) => [...held.values()].reduce((all, { bytes }) => all + bytes, sum),
      0,
    );
  }

  /** @throws InferenceError `memory-exceeded` for a model that is larger than the whole budget */
  admit({ name, declaredBytes }: PoolModel): void {
    if (declaredBytes <= this.#bytes) return;
    throw new InferenceError(
      "memory-exceeded",
      `${name} needs ${Math.ceil(declaredBytes / MIB)} MiB, and all models together may take ${Math.floor(this.#bytes / MIB)} MiB. Raise HAPJU_MODELS_MEMORY_MIB or route another model.`,
      { model: name, neededBytes: declaredBytes, budgetBytes: this.#bytes },
    );
  }

  /** Whether the model fits beside all that is held. */
  hasRoom(model: PoolModel): boolean {
    return this.heldBytes + this.#needed(model) <= this.#bytes;
  }

  /** Whether the model fits once the models of idle hosts are evicted. */
  canMakeRoom(model: PoolModel): boolean {
    const fixed = this.#hosts.filter((host) => host.busy).flatMap((host) => [...host.held.values()]);
    return fixed.reduce((sum, { bytes }) => sum + bytes, 0) + this.#needed(model) <= this.#bytes;
  }

  /**
   * Evicts until `bytes` more fit, or nothing more can be evicted. Evicted models are no longer
   * counted when this returns; the promise settles once their memory is free.
   */
  makeRoom(bytes: number, target: HostProcess, keep?: string): Promise<unknown> {
    const evictable = this.#hosts
      .filter((host) => host === target || !host.busy)
      .flatMap((host) => [...host.held].map(([name, held]) => ({ host, name, held })))
      .filter(({ host, name }) => host !== target || name !== keep)
      .sort((a, b) => a.held.lastUsed - b.held.lastUsed);
    const unloads: Promise<void>[] = [];
    for (const { host, name } of evictable) {
      if (this.heldBytes + bytes <= this.#bytes) break;
      unloads.push(host.unload(name));
      this.evictions += 1;
    }
    // A host that dies while it unloads has freed the memory too.
    return Promise.allSettled(unloads);
  }

  /** Frees memory for a model and counts it as held by `target` at once. */
  async claim(model: PoolModel, target: HostProcess): Promise<void> {
    const needed = this.#needed(model);
    const freed = this.makeRoom(needed, target);
    target.reserve(model.name, needed);
    await freed;
  }

  /** Counts what the model was measured to take, where that is more than its entry declares. */
  async settle(model: PoolModel, target: HostProcess, grownBytes: number): Promise<void> {
    this.#measured.set(
      model.name,
      Math.min(Math.max(grownBytes, this.#measured.get(model.name) ?? 0), this.#bytes),
    );
    if (target.held.has(model.name)) target.reserve(model.name, this.#needed(model));
    await this.makeRoom(0, target, model.name);
  }

  #needed({ name, declaredBytes }: PoolModel): number {
    return Math.max(declaredBytes, this.#measured.get(name) ?? 0);
  }
}
