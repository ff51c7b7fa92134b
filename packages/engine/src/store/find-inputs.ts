import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { EngineError, nameOf } from "../errors.ts";
import { indexOfItem, isAround, itemAround, itemIn } from "../graph/graph.ts";
import type { FoundInput, FoundInputs } from "../run/inputs.ts";
import type { Planner } from "../run/planner.ts";
import type { ArtifactRef, RunRecord } from "../run/run.ts";
import type { Lease } from "./lease.ts";
import type { Memo } from "./memo.ts";
import { jsonRows, refColumns } from "./sql.ts";

interface Wanted {
  readonly run: string;
  readonly step: string;
  readonly item: string;
}

type RefRow = { [K in keyof ArtifactRef]: ArtifactRef[K] } & {
  run: string;
  step: string;
  item: string;
  parent: string;
};

const keyOf = ({ run, step, item }: Wanted) => `${run} ${step} ${item}`;

/** Collects what several step runs read, to query it at once. */
class Lookup {
  readonly #memo: Memo;
  readonly #outputs = new Map<string, Wanted>();
  readonly #joined = new Map<string, Wanted>();
  readonly #items = new Map<string, Wanted>();
  readonly #found = new Map<string, ArtifactRef>();
  readonly #foundJoined = new Map<string, ArtifactRef[]>();
  readonly #digests = new Map<string, string>();

  constructor(memo: Memo) {
    this.#memo = memo;
  }

  want(where: "output" | "joined" | "item", wanted: Wanted): void {
    const { run, step, item } = wanted;
    if (where === "output" && this.#memo.ref(run, step, item)) return;
    if (where === "item" && this.#memo.digest(run, item)) return;
    const into = { output: this.#outputs, joined: this.#joined, item: this.#items }[where];
    into.set(keyOf(wanted), wanted);
  }

  async run(tx: Transaction): Promise<void> {
    const columns = sql`s.run_id as run, s.step, s.item, s.parent, ${refColumns("s")} from engine.step_run s`;
    const recordset = (wanted: Map<string, Wanted>) =>
      sql`json_to_recordset(${jsonRows([...wanted.values()])}) as w (run text, step text, item text)`;
    if (this.#outputs.size > 0) {
      const { rows } = await tx.execute<RefRow>(sql`select ${columns} join ${recordset(this.#outputs)}
        on s.run_id = w.run and s.step = w.step and s.item = w.item where s.state = 'completed'`);
      for (const { run, step, item, parent: _, ...ref } of rows) {
        this.#found.set(keyOf({ run, step, item }), ref);
        this.#memo.keepRef(run, step, item, ref);
      }
    }
    if (this.#joined.size > 0) {
      const { rows } = await tx.execute<RefRow>(sql`select ${columns} join ${recordset(this.#joined)}
        on s.run_id = w.run and s.step = w.step and s.parent = w.item where s.state = 'completed' order by s.position`);
      for (const { run, step, item: _, parent: item, ...ref } of rows) {
        const key = keyOf({ run, step, item });
        const refs = this.#foundJoined.get(key) ?? [];
        refs.push(ref);
        this.#foundJoined.set(key, refs);
      }
    }
    if (this.#items.size > 0) {
      const { rows } = await tx.execute<{ run: string; item: string; digest: string }>(
        sql`select i.run_id as run, i.item, i.digest from engine.item i join ${recordset(this.#items)}
          on i.run_id = w.run and i.item = w.item`,
      );
      for (const { digest, ...row } of rows) this.#digests.set(keyOf({ ...row, step: "" }), digest);
    }
  }

  output(wanted: Wanted): ArtifactRef {
    const { run, step, item } = wanted;
    return this.#found.get(keyOf(wanted)) ?? this.#memo.ref(run, step, item) ?? missing(wanted);
  }

  joined(wanted: Wanted): readonly ArtifactRef[] {
    // A split without items has nothing to join.
    return this.#foundJoined.get(keyOf(wanted)) ?? [];
  }

  digest(wanted: Wanted): string {
    return this.#digests.get(keyOf(wanted)) ?? this.#memo.digest(wanted.run, wanted.item) ?? missing(wanted);
  }
}

function missing({ run, step, item }: Wanted): never {
  throw new EngineError(
    "artifact-missing",
    `Run ${run} has no output of ${nameOf(step, item)}. Start the run again.`,
    { run, step, item },
  );
}

/** A leased step run, with the run it belongs to. */
export interface Reading {
  readonly lease: Lease;
  readonly run: RunRecord;
  readonly planner: Planner;
}

/** Finds where the inputs of every step run are stored, in the order of `readings`. @throws EngineError `artifact-missing` */
export async function findInputs(
  tx: Transaction,
  readings: readonly Reading[],
  memo: Memo,
): Promise<FoundInputs[]> {
  const lookup = new Lookup(memo);
  const finders = readings.map(({ lease, run, planner }) => {
    const node = planner.node(lease.step);
    const found = Object.entries(node.inputs).map(([field, source]): [string, () => FoundInput] => {
      const { from, name, scope } = source;
      if (from === "input")
        return [
          field,
          () => ({ kind: "whole", ref: run.inputs[name] ?? missing({ run: run.id, step: name, item: "" }) }),
        ];
      if (!isAround(scope, node.scope)) {
        const wanted = { run: run.id, step: name, item: lease.item };
        if (from === "item") {
          lookup.want("output", wanted);
          return [field, () => ({ kind: "items", ref: lookup.output(wanted) })];
        }
        lookup.want("joined", wanted);
        return [field, () => ({ kind: "joined", refs: lookup.joined(wanted) })];
      }
      const item = itemIn(lease.item, scope);
      if (from === "step") {
        const wanted = { run: run.id, step: name, item };
        lookup.want("output", wanted);
        return [field, () => ({ kind: "whole", ref: lookup.output(wanted) })];
      }
      const split = { run: run.id, step: name, item: itemAround(item) };
      const self = { run: run.id, step: "", item };
      lookup.want("output", split);
      lookup.want("item", self);
      const index = indexOfItem(item);
      return [field, () => ({ kind: "item", ref: lookup.output(split), digest: lookup.digest(self), index })];
    });
    return () => Object.fromEntries(found.map(([field, find]) => [field, find()]));
  });
  await lookup.run(tx);
  return finders.map((find) => find());
}
