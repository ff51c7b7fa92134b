import type { HostProcess } from "./host-process.ts";
import type { Job, PoolModel } from "./job.ts";
import type { MemoryBudget } from "./memory.ts";

/** What to run next, and where. */
export interface Assignment {
  readonly host: HostProcess;
  readonly jobs: Job[];
}

/** The calls that wait, oldest first. */
export class JobQueue {
  #jobs: Job[] = [];

  get length(): number {
    return this.#jobs.length;
  }

  push(job: Job): void {
    this.#jobs.push(job);
  }

  /** For a call that has waited its turn already. */
  unshift(...jobs: Job[]): void {
    this.#jobs.unshift(...jobs);
  }

  remove(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
  }

  removeAll(): Job[] {
    return this.#jobs.splice(0);
  }

  /**
   * Takes the oldest calls that can run now off the queue. A call goes to an idle host that holds its
   * model; a second copy is loaded only while both fit. A call that must wait lets others pass.
   */
  take(hosts: readonly HostProcess[], memory: MemoryBudget, now: number): Assignment | undefined {
    const idle = hosts.filter((host) => !host.busy);
    if (idle.length === 0) return undefined;
    const looked = new Set<string>();
    for (const first of this.#jobs) {
      const { model } = first;
      if (looked.has(model.name)) continue;
      looked.add(model.name);
      const jobs = this.#batch(first, now);
      const host = jobs && hostFor(model, hosts, idle, memory);
      if (!jobs || !host) continue;
      this.#jobs = this.#jobs.filter((job) => !jobs.includes(job));
      return { host, jobs };
    }
    return undefined;
  }

  /** When the next batch that still waits for more must go; `undefined` when none does. */
  nextRipeAt(): number | undefined {
    const times = this.#jobs
      .filter(({ model }) => model.batch)
      .map(({ queuedAt, model }) => queuedAt + model.batch!.waitMs);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  #batch(first: Job, now: number): Job[] | undefined {
    const { model } = first;
    if (!model.batch || first.alone) return [first];
    const batch = this.#jobs
      .filter((job) => job.model.name === model.name && !job.alone)
      .slice(0, model.batch.size);
    const ripe = batch.length === model.batch.size || now >= first.queuedAt + model.batch.waitMs;
    return ripe ? batch : undefined;
  }
}

function hostFor(
  model: PoolModel,
  hosts: readonly HostProcess[],
  idle: readonly HostProcess[],
  memory: MemoryBudget,
): HostProcess | undefined {
  const holder = idle.find((host) => host.held.has(model.name));
  if (holder) return holder;
  const heldElsewhere = hosts.some((host) => host.held.has(model.name));
  const fits = heldElsewhere ? memory.hasRoom(model) : memory.canMakeRoom(model);
  if (!fits) return undefined;
  return idle.toSorted((a, b) => a.held.size - b.held.size)[0];
}
