import type { Transaction } from "@hapju/storage";

/** A job that a worker holds: which one, and which claim on it. */
export interface Job {
  readonly id: string;
  readonly attempt: number;
}

export interface NewJob {
  readonly id: string;
  /** Default 0. */
  readonly priority?: number | undefined;
  /** In milliseconds since 1970; default: at once. */
  readonly startAfter?: number | undefined;
}

/** Thrown inside a transaction to roll it back: the job is no longer held by this claim. */
export class StaleAttempt extends Error {
  override readonly name = "StaleAttempt";
}

/**
 * Queues of jobs with leases. Whatever takes a transaction happens in it, or not at all. A job says only that
 * a step run is due; the step run's row says everything else.
 */
export interface Dispatch {
  /** Puts jobs, of new ids, in a queue. */
  insert(tx: Transaction, queue: string, jobs: readonly NewJob[]): Promise<void>;
  /** Takes up to `limit` jobs that are due, the highest priority first, then the oldest. */
  fetch(tx: Transaction, queue: string, limit: number): Promise<Job[]>;
  /**
   * Ends jobs this process holds.
   * @throws StaleAttempt if one of them is held by another claim by now, or gone
   */
  settle(tx: Transaction, queue: string, jobs: readonly Job[]): Promise<void>;
  /** Takes jobs away from whoever holds them. */
  remove(tx: Transaction, queue: string, ids: readonly string[]): Promise<void>;
  /** Gives jobs back, to be taken at once. */
  release(tx: Transaction, queue: string, jobs: readonly Job[]): Promise<void>;
  /** Renews the leases. Answers how many of the jobs are still held. */
  touch(queue: string, jobs: readonly Job[]): Promise<number>;
  close(): Promise<void>;
}
