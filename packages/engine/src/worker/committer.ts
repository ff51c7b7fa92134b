import { setTimeout as delay } from "node:timers/promises";
import type { Database, Storage } from "@hapju/storage";
import { type Dispatch, StaleAttempt } from "../dispatch/dispatch.ts";
import type { Artifacts } from "../run/artifacts.ts";
import { type Ending, endStepRuns } from "../store/commit.ts";
import { holdObjects, ObjectGone } from "../store/hold-objects.ts";
import type { Memo } from "../store/memo.ts";
import type { KnownRun } from "../store/run-reader.ts";
import { isTransientDatabaseError, PATIENCE_MS } from "../store/transient-error.ts";
import type { Wakeups } from "./wakeups.ts";

interface Pending {
  readonly ending: Ending;
  readonly known: KnownRun;
  readonly done: (error?: unknown) => void;
}

/** What a committer works with. */
export interface CommitterTools {
  readonly storage: Pick<Storage, "database">;
  readonly dispatch: Dispatch;
  readonly wakeups: Wakeups;
  readonly memo: Memo;
  readonly artifacts: Artifacts;
}

/** Commits endings; those that arrive during one transaction share the next. */
export class Committer {
  readonly #database: Database;
  readonly #dispatch: Dispatch;
  readonly #wakeups: Wakeups;
  readonly #memo: Memo;
  readonly #artifacts: Artifacts;
  #pending: Pending[] = [];
  #running: Promise<void> | undefined;

  constructor({ storage: { database }, dispatch, wakeups, memo, artifacts }: CommitterTools) {
    this.#memo = memo;
    this.#artifacts = artifacts;
    this.#database = database;
    this.#dispatch = dispatch;
    this.#wakeups = wakeups;
  }

  /**
   * Resolves when the ending is stored, or when another worker holds the step run.
   * @throws ObjectGone if its artifact was deleted in the meantime: the step has to run again
   */
  commit(ending: Ending, known: KnownRun): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown) => (error === undefined ? resolve() : reject(error));
      this.#pending.push({ ending, known, done });
      this.#running ??= this.#drain().finally(() => {
        this.#running = undefined;
      });
    });
  }

  async #drain(): Promise<void> {
    while (this.#pending.length > 0) {
      // Steps that end in the same turn of the event loop share a transaction.
      await new Promise((resolve) => setImmediate(resolve));
      const all = this.#pending;
      this.#pending = [];
      for (const [known, group] of Map.groupBy(all, (pending) => pending.known))
        await this.#commit(known, group);
    }
  }

  async #commit(known: KnownRun, group: readonly Pending[]): Promise<void> {
    try {
      await this.#store(
        known,
        group.map(({ ending }) => ending),
      );
      for (const { done } of group) done();
    } catch (error) {
      const isOfOne = error instanceof StaleAttempt || error instanceof ObjectGone;
      // One of them rolled all back: each is committed by itself.
      if (isOfOne && group.length > 1) for (const one of group) await this.#commit(known, [one]);
      else for (const { done } of group) done(error instanceof StaleAttempt ? undefined : error);
    }
  }

  async #store(known: KnownRun, endings: readonly Ending[]): Promise<void> {
    const refs = endings.flatMap((ending) => (ending.kind === "completed" ? [ending.ref] : []));
    const until = Date.now() + PATIENCE_MS;
    for (let delayMs = 100; ; delayMs *= 2) {
      try {
        const note = await this.#database.transaction(async (tx) => {
          await holdObjects(tx, this.#artifacts, refs);
          const state = await endStepRuns(tx, this.#dispatch, known, endings);
          const { run } = known;
          const ended = state === "running" ? undefined : { run: run.id, tenant: run.tenant };
          const note = { jobs: true, run: run.id, ended };
          await this.#wakeups.inTransaction(tx, note);
          return note;
        });
        for (const ending of endings) if (ending.kind === "completed") this.#memo.keep(ending);
        this.#wakeups.committed(note);
        return;
      } catch (error) {
        // A rolled-back transaction can be repeated: a dropped connection costs no step run.
        if (!isTransientDatabaseError(error) || Date.now() + delayMs > until) throw error;
        await delay(delayMs);
      }
    }
  }
}
