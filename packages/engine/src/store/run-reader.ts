import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Graph } from "../graph/graph.ts";
import type { RoutePlan } from "../ports.ts";
import { Planner } from "../run/planner.ts";
import type { ArtifactRef, Run } from "../run/run.ts";
import { jsonRows } from "./sql.ts";

/** Runs kept in memory; what is kept of a run never changes. */
const KEPT = 200;

interface RunRow extends Record<string, unknown> {
  id: string;
  tenant: string;
  pipeline: string;
  scope: string | null;
  graph: Graph;
  plan: RoutePlan;
  queues: Record<string, string>;
  inputs: Record<string, ArtifactRef>;
}

export interface KnownRun {
  readonly run: Run;
  readonly planner: Planner;
}

/** Reads what never changes of a run, once. */
export class RunReader {
  readonly #known = new Map<string, KnownRun>();

  async read(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, KnownRun>> {
    const missing = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (missing.length > 0) {
      const { rows } = await tx.execute<RunRow>(sql`
        select id, tenant, pipeline, scope, graph, plan, queues, inputs from engine.run
        where id in (select json_array_elements_text(${jsonRows(missing)}))`);
      for (const row of rows) this.#known.set(row.id, { run: row, planner: new Planner(row.graph) });
    }
    const found = new Map(ids.flatMap((id) => (this.#known.has(id) ? [[id, this.#known.get(id)!]] : [])));
    for (const [oldest] of this.#known) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(oldest);
    }
    return found;
  }
}
