import { randomUUID } from "node:crypto";
import type { DatabaseClient, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { type CommandResponse, type Db, fromDrizzle, fromPglite, PgBoss } from "pg-boss";
import { type Dispatch, StaleAttempt } from "./dispatch.ts";

/** How long a lease lasts without a heartbeat, in seconds. */
const LEASE_SECONDS = 12;
/** How often expired leases are searched for, in seconds. */
const SUPERVISE_SECONDS = 3;
/** Step runs have a time limit of their own, so the queue's is as long as possible. */
const NEVER_SECONDS = 23 * 3600;
const TEN_YEARS_SECONDS = 10 * 365 * 24 * 3600;

const databaseOf = (client: DatabaseClient): Db =>
  client.kind === "pglite"
    ? fromPglite(client.pglite)
    : {
        async executeSql(text, values) {
          const result: unknown = await client.pool.query(text, values as unknown[]);
          // A script of several statements answers with one result each.
          return Array.isArray(result)
            ? { rows: result.flatMap((one: { rows?: unknown[] }) => one.rows ?? []) }
            : (result as { rows: unknown[] });
        },
      };

const affected = (response: CommandResponse) => (response as { affected: number }).affected;
const attempts = (jobs: readonly { id: string; attempt: number }[]) =>
  jobs.map(({ id, attempt }) => ({ id, retryCount: attempt }));

/** Dispatch on pg-boss, in the same database as everything else. */
export async function openPgBoss(
  client: DatabaseClient,
  queues: readonly string[],
  onError: (error: Error) => void,
): Promise<Dispatch> {
  const embedded = client.kind === "pglite";
  const boss = new PgBoss({
    db: databaseOf(client),
    backend: embedded ? "pglite" : "postgres",
    // An embedded database has a single process, which releases expired leases when it opens the home.
    supervise: !embedded,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  });
  boss.on("error", onError);
  await boss.start();
  for (const queue of queues) {
    await boss.createQueue(queue, {
      // Retries are counted on the step run; a job is only retried after its lease expired.
      retryLimit: 1_000_000,
      retryDelay: 0,
      expireInSeconds: NEVER_SECONDS,
      // A run may wait long for a worker; by default its jobs would be deleted after two weeks.
      retentionSeconds: TEN_YEARS_SECONDS,
      ...(embedded ? {} : { heartbeatSeconds: LEASE_SECONDS }),
    });
    // pg-boss reads a queue on first use, on another connection: inside a transaction on PGlite's only connection it would
    // wait forever.
    await boss.touch(queue, randomUUID());
  }
  // Without `db`, a call inside a transaction would wait for the transaction's connection.
  const within = (tx: Transaction) => ({ db: fromDrizzle(tx, sql) });

  return {
    async insert(tx, queue, jobs) {
      if (jobs.length === 0) return;
      const rows = jobs.map(({ id, priority = 0, startAfter }) => ({
        id,
        priority,
        ...(startAfter === undefined ? {} : { startAfter: new Date(startAfter) }),
      }));
      await boss.insert(queue, rows, within(tx));
    },
    async fetch(tx, queue, limit) {
      const jobs = await boss.fetch(queue, { ...within(tx), batchSize: limit });
      return jobs.map(({ id, retryCount }) => ({ id, attempt: retryCount }));
    },
    async settle(tx, queue, jobs) {
      // Deleted, not marked completed: the step run's row is the record, and a short table is a fast one.
      const response = await boss.deleteJob(queue, attempts(jobs), within(tx));
      // A stale claim raises no error; without this check its result would be committed.
      if (affected(response) !== jobs.length)
        throw new StaleAttempt(
          `${jobs.length - affected(response)} of ${jobs.length} jobs are no longer held`,
        );
    },
    async remove(tx, queue, ids) {
      if (ids.length > 0) await boss.deleteJob(queue, [...ids], within(tx));
    },
    async release(tx, queue, jobs) {
      if (jobs.length > 0) await boss.fail(queue, attempts(jobs), null, within(tx));
    },
    async touch(queue, jobs) {
      return jobs.length === 0 ? 0 : affected(await boss.touch(queue, attempts(jobs)));
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}
