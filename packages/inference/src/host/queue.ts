import { Copies } from "./copies.ts";
import type { HostProcess } from "./host-process.ts";
import type { Job } from "./job.ts";
import type { MemoryBudget } from "./memory.ts";

/** What to run next, and where. */
export interface Assignment {
  readonly host: HostProcess;
  readonly jobs: Job[];
}

/** The calls that wait, oldest first. */
export class JobQueue {
  #jobs: Job[] = [];
  readonly #copies = new Copies();

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
   * model; a second copy is loaded only while both fit and if it is worth it. A call that must wait lets others pass.
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
      const host = jobs && this.#hostFor(first, hosts, idle, memory, now);
      if (!jobs || !host) continue;
      this.#jobs = this.#jobs.filter((job) => !jobs.includes(job));
      return { host, jobs };
    }
    return undefined;
  }

  /** When to look again: at the next batch that must go, or at the next call that has waited long enough for a copy. */
  nextRipeAt(now: number): number | undefined {
    const times = this.#jobs.flatMap(({ model, queuedAt, passedOverAt }) => [
      ...(model.batch ? [queuedAt + model.batch.waitMs] : []),
      ...(passedOverAt === undefined ? [] : [this.#copies.worthAt(model, passedOverAt, now)]),
    ]);
    const coming = times.filter((time) => time > now);
    return coming.length > 0 ? Math.min(...coming) : undefined;
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

  #hostFor(
    job: Job,
    hosts: readonly HostProcess[],
    idle: readonly HostProcess[],
    memory: MemoryBudget,
    now: number,
  ): HostProcess | undefined {
    const { model, passedOverAt } = job;
    const holder = idle.find((host) => host.held.has(model.name));
    if (holder) {
      if (passedOverAt !== undefined) this.#copies.waited(model, now - passedOverAt, now);
      return holder;
    }
    const emptiest = idle.toSorted((a, b) => a.held.size - b.held.size)[0];
    const held = hosts.flatMap((host) => host.held.get(model.name) ?? []);
    if (held.length === 0) return memory.canMakeRoom(model) ? emptiest : undefined;
    // A copy would take as long to load as the first does.
    if (!held.some(({ ready }) => ready)) return undefined;
    job.passedOverAt ??= now;
    const isWorthIt = this.#copies.worthAt(model, job.passedOverAt, now) <= now;
    return isWorthIt && memory.hasRoom(model) ? emptiest : undefined;
  }
}
