import type { Transaction } from "@hapju/storage";

/** A job that a worker holds, and its claim on it. */
export interface Job {
  readonly id: string;
  readonly attempt: number;
}

/** A job to insert. */
export interface NewJob {
  readonly id: string;
  /** Default 0. */
  readonly priority?: number | undefined;
  /** When it is due, in milliseconds since 1970; default: now. */
  readonly startAfter?: number | undefined;
}

/** Thrown inside a transaction to roll it back: the job is no longer held by this claim. */
export class StaleAttempt extends Error {
  override readonly name = "StaleAttempt";
}

/**
 * Queues of jobs with leases. A method that takes a transaction is part of it. A job says only that a step run is due;
 * the row of the step run holds everything else.
 */
export interface Dispatch {
  /** Inserts jobs with new ids into a queue. */
  insert(tx: Transaction, queue: string, jobs: readonly NewJob[]): Promise<void>;
  /** Leases up to `limit` due jobs, the highest priority first, then the oldest. */
  fetch(tx: Transaction, queue: string, limit: number): Promise<Job[]>;
  /**
   * Ends jobs this process holds.
   * @throws StaleAttempt if another claim holds one of them, or it was removed
   */
  settle(tx: Transaction, queue: string, jobs: readonly Job[]): Promise<void>;
  /** Removes jobs, whether or not a worker holds them. */
  remove(tx: Transaction, queue: string, ids: readonly string[]): Promise<void>;
  /** Returns jobs to the queue: they can be fetched at once. */
  release(tx: Transaction, queue: string, jobs: readonly Job[]): Promise<void>;
  /** Renews the leases. @returns how many of the jobs are still held */
  touch(queue: string, jobs: readonly Job[]): Promise<number>;
  /** Stops background work. The jobs stay. */
  close(): Promise<void>;
}
