import type { HostProcess } from "./host-process.ts";
import type { ModelJob } from "./job.ts";
import type { MemoryBudget } from "./memory.ts";
import { ReplicaPolicy } from "./replica-policy.ts";

/** What to run next, and where. */
export interface Assignment {
  readonly host: HostProcess;
  readonly jobs: readonly [ModelJob, ...ModelJob[]];
}

/** The calls that wait, oldest first. */
export class JobQueue {
  #jobs: ModelJob[] = [];
  readonly #replicas = new ReplicaPolicy();

  get length(): number {
    return this.#jobs.length;
  }

  push(job: ModelJob): void {
    this.#jobs.push(job);
  }

  /** For a call that has waited its turn already. */
  unshift(...jobs: ModelJob[]): void {
    this.#jobs.unshift(...jobs);
  }

  remove(job: ModelJob): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
  }

  removeAll(): ModelJob[] {
    return this.#jobs.splice(0);
  }

  /**
   * Takes the oldest calls that can run now off the queue. A call goes to an idle host that holds its
   * model; a replica is loaded only while both fit and if it is worth it. A call that must wait lets others pass.
   */
  take(hosts: readonly HostProcess[], memory: MemoryBudget, now: number): Assignment | undefined {
    const idle = hosts.filter((host) => !host.busy);
    if (idle.length === 0) return undefined;
    const seen = new Set<string>();
    for (const first of this.#jobs) {
      const { model } = first;
      if (seen.has(model.name)) continue;
      seen.add(model.name);
      const jobs = this.#batch(first, now);
      const host = jobs && this.#hostFor(first, hosts, idle, memory, now);
      if (!jobs || !host) continue;
      this.#jobs = this.#jobs.filter((job) => !jobs.includes(job));
      return { host, jobs };
    }
    return undefined;
  }

  /** When to dispatch again: when the next batch is due, or the next call has waited long enough for a replica. */
  nextReadyAt(now: number): number | undefined {
    const times = this.#jobs.flatMap(({ model, queuedAt, blockedSince }) => [
      ...(model.batch ? [queuedAt + model.batch.waitMs] : []),
      ...(blockedSince === undefined ? [] : [this.#replicas.worthAt(model, blockedSince, now)]),
    ]);
    const ahead = times.filter((time) => time > now);
    return ahead.length > 0 ? Math.min(...ahead) : undefined;
  }

  #batch(first: ModelJob, now: number): [ModelJob, ...ModelJob[]] | undefined {
    const { model } = first;
    if (!model.batch || first.alone) return [first];
    const others = this.#jobs.filter((job) => job !== first && job.model.name === model.name && !job.alone);
    const batch: [ModelJob, ...ModelJob[]] = [first, ...others.slice(0, model.batch.size - 1)];
    const ready = batch.length === model.batch.size || now >= first.queuedAt + model.batch.waitMs;
    return ready ? batch : undefined;
  }

  #hostFor(
    job: ModelJob,
    hosts: readonly HostProcess[],
    idle: readonly HostProcess[],
    memory: MemoryBudget,
    now: number,
  ): HostProcess | undefined {
    const { model, blockedSince } = job;
    const holder = idle.find((host) => host.held.has(model.name));
    if (holder) {
      if (blockedSince !== undefined) this.#replicas.waited(model, now - blockedSince, now);
      return holder;
    }
    const emptiest = idle.toSorted((a, b) => a.held.size - b.held.size)[0];
    const held = hosts.flatMap((host) => host.held.get(model.name) ?? []);
    if (held.length === 0) return memory.canMakeRoom(model) ? emptiest : undefined;
    // A replica would take as long to load as the first does.
    if (!held.some(({ ready }) => ready)) return undefined;
    job.blockedSince ??= now;
    const isWorthIt = this.#replicas.worthAt(model, job.blockedSince, now) <= now;
    return isWorthIt && memory.hasRoom(model) ? emptiest : undefined;
  }
}
