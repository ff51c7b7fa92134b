import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { Planner } from "../run/planner.ts";
import type { RunRecord } from "../run/run.ts";
import { jsonRows } from "./sql.ts";

/** How many runs are kept in memory. */
const KEPT = 200;

/** The part of a run that never changes, with its planner. */
export interface KnownRun {
  readonly run: RunRecord;
  readonly planner: Planner;
}

/** Reads the part of runs that never changes, once. */
export class RunReader {
  readonly #known = new Map<string, KnownRun>();

  /** Runs by id, those that exist. */
  async read(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, KnownRun>> {
    const missing = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (missing.length > 0) {
      const { rows } = await tx.execute<{ [K in keyof RunRecord]: RunRecord[K] }>(sql`
        select id, tenant, pipeline, seal_key as "sealKey", graph, plan, queues, inputs from engine.run
        where id in (select json_array_elements_text(${jsonRows(missing)}))`);
      for (const row of rows) this.#known.set(row.id, { run: row, planner: new Planner(row.graph) });
    }
    const found = new Map<string, KnownRun>();
    for (const id of ids) {
      const known = this.#known.get(id);
      if (known) found.set(id, known);
    }
    for (const [oldest] of this.#known) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(oldest);
    }
    return found;
  }
}
