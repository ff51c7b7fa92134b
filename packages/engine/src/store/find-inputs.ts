import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { EngineError, nameOf } from "../errors.ts";
import { indexOfItem, isAround, itemAround, itemIn } from "../graph/graph.ts";
import type { Artifacts } from "../run/artifacts.ts";
import type { InputDigests } from "../run/cache-key.ts";
import type { Planner } from "../run/planner.ts";
import type { ArtifactRef, Run } from "../run/run.ts";
import type { Lease } from "./lease.ts";
import type { Memo } from "./memo.ts";
import { jsonRows } from "./sql.ts";

/** Where the value of one input lies. */
type Found =
  | { readonly kind: "whole"; readonly ref: ArtifactRef }
  | { readonly kind: "item"; readonly ref: ArtifactRef; readonly digest: string; readonly index: number }
  | { readonly kind: "items"; readonly ref: ArtifactRef }
  | { readonly kind: "joined"; readonly refs: readonly ArtifactRef[] };

export type FoundInputs = Readonly<Record<string, Found>>;

interface Wanted {
  readonly run: string;
  readonly step: string;
  readonly item: string;
}

interface RefRow extends Record<string, unknown> {
  run_id: string;
  step: string;
  item: string;
  parent: string;
  digest: string;
  object_key: string;
  bytes: number;
  scope: string | null;
}

const refOf = (row: RefRow): ArtifactRef => ({
  digest: row.digest,
  key: row.object_key,
  bytes: row.bytes,
  scope: row.scope,
});
const keyOf = ({ run, step, item }: Wanted) => `${run} ${step} ${item}`;

/** Collects what several step runs read, so that it is looked up at once. */
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
    const columns = sql.raw(
      "s.run_id, s.step, s.item, s.parent, s.digest, s.object_key, s.bytes, s.scope from engine.step_run s",
    );
    const recordset = (wanted: Map<string, Wanted>) =>
      sql`json_to_recordset(${jsonRows([...wanted.values()])}) as w (run text, step text, item text)`;
    if (this.#outputs.size > 0) {
      const { rows } = await tx.execute<RefRow>(sql`select ${columns} join ${recordset(this.#outputs)}
        on s.run_id = w.run and s.step = w.step and s.item = w.item where s.state = 'completed'`);
      for (const row of rows) {
        this.#found.set(keyOf({ ...row, run: row.run_id }), refOf(row));
        this.#memo.keepRef(row.run_id, row.step, row.item, refOf(row));
      }
    }
    if (this.#joined.size > 0) {
      const { rows } = await tx.execute<RefRow>(sql`select ${columns} join ${recordset(this.#joined)}
        on s.run_id = w.run and s.step = w.step and s.parent = w.item where s.state = 'completed' order by s.position`);
      for (const row of rows) {
        const key = keyOf({ run: row.run_id, step: row.step, item: row.parent });
        const refs = this.#foundJoined.get(key) ?? [];
        refs.push(refOf(row));
        this.#foundJoined.set(key, refs);
      }
    }
    if (this.#items.size > 0) {
      const { rows } = await tx.execute<{ run_id: string; item: string; digest: string }>(
        sql`select i.run_id, i.item, i.digest from engine.item i join ${recordset(this.#items)}
          on i.run_id = w.run and i.item = w.item`,
      );
      for (const row of rows) this.#digests.set(keyOf({ ...row, run: row.run_id, step: "" }), row.digest);
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
  throw new EngineError("artifact-missing", `Run ${run} has no output of ${nameOf(step, item)}.`, {
    run,
    step,
    item,
  });
}

/** What a leased step run reads, with the run it belongs to. */
export interface Reading {
  readonly lease: Lease;
  readonly run: Run;
  readonly planner: Planner;
}

/** Finds, for every step run, where its inputs lie. In the order of `readings`. */
export async function findInputs(
  tx: Transaction,
  readings: readonly Reading[],
  memo: Memo,
): Promise<FoundInputs[]> {
  const lookup = new Lookup(memo);
  const finders = readings.map(({ lease, run, planner }) => {
    const node = planner.node(lease.step);
    const found = Object.entries(node.inputs).map(([field, source]): [string, () => Found] => {
      const { from, name, scope } = source;
      if (from === "input") return [field, () => ({ kind: "whole", ref: run.inputs[name]! })];
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

/** The digests of inputs, for the cache key. */
export function digestsOf(inputs: FoundInputs): InputDigests {
  return Object.fromEntries(
    Object.entries(inputs).map(([field, found]) => {
      if (found.kind === "item") return [field, found.digest];
      if (found.kind === "joined") return [field, found.refs.map((ref) => ref.digest)];
      return [field, found.ref.digest];
    }),
  );
}

/** Reads the values of inputs. */
export async function loadInputs(
  artifacts: Artifacts,
  inputs: FoundInputs,
): Promise<Record<string, unknown>> {
  const loaded = Object.entries(inputs).map(async ([field, found]) => {
    if (found.kind === "whole") return [field, await artifacts.read(found.ref)];
    if (found.kind === "item") return [field, await artifacts.readItem(found.ref, found.index)];
    if (found.kind === "items") return [field, await artifacts.readItems(found.ref)];
    // One after the other: joined, they may be many.
    const values: unknown[] = [];
    for (const ref of found.refs) values.push(await artifacts.read(ref));
    return [field, values];
  });
  return Object.fromEntries(await Promise.all(loaded)) as Record<string, unknown>;
}
