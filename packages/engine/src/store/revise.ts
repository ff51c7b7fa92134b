import type { RoutePlan } from "@hapju/spec";
import { type Database, digestOf, type Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError, unknownRun } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import type { AnyPipeline } from "../graph/pipeline.ts";
import type { Artifacts } from "../run/artifacts.ts";
import { Planner } from "../run/planner.ts";
import { frozen, type NewRun, newRunId } from "../run/prepare-run.ts";
import type { ArtifactRef, RunState } from "../run/run.ts";
import { storeEvents } from "./events.ts";
import { writeRun } from "./insert-run.ts";
import { insertStepRuns } from "./ready.ts";
import { listed, refColumns } from "./sql.ts";

/** A run that starts from the completed step runs of another. */
export interface Revision {
  readonly run: NewRun & { readonly revises: string };
  readonly label: string | null;
  /** The steps that run again; all others are copied. */
  readonly changed: ReadonlySet<string>;
}

interface SourceRow extends Record<string, unknown> {
  pipeline: string;
  state: RunState;
  label: string | null;
  sealKey: string | null;
  graph: Graph;
  plan: RoutePlan;
  inputs: Record<string, ArtifactRef>;
  code: Record<string, string>;
}

async function readSource(
  database: Database,
  tenant: string,
  pipeline: AnyPipeline,
  id: string,
): Promise<SourceRow> {
  const { rows } = await database.execute<SourceRow>(sql`
    select pipeline, state, label, seal_key as "sealKey", graph, plan, inputs, code from engine.run
    where id = ${id} and tenant = ${tenant}`);
  const [source] = rows;
  if (!source) throw unknownRun(id);
  const refuse = (reason: string) =>
    new EngineError("run-not-revisable", `Run ${id} ${reason}`, { run: id, pipeline: source.pipeline });
  if (source.pipeline !== pipeline.name)
    throw refuse(
      `belongs to pipeline ${source.pipeline}, not to ${pipeline.name}. Revise it with its own pipeline.`,
    );
  if (source.state !== "completed")
    throw refuse(`is ${source.state}, and only a completed run can be revised. Wait for it, or resume it.`);
  if (digestOf(source.graph) !== digestOf(frozen(pipeline).graph))
    throw refuse(`has other steps or inputs than pipeline ${pipeline.name} has now. Start a new run.`);
  const lost = Object.values(pipeline.steps)
    .flatMap((step) => step.tasks)
    .find(({ name }) => source.plan[name] === undefined);
  if (lost)
    throw refuse(`was planned without a model for ${lost.name}, which its steps call now. Start a new run.`);
  const seals = Object.values(pipeline.steps).some((step) => step.sealed);
  if (seals && source.sealKey === null)
    throw refuse("has no sealKey, and its steps seal now. Start a new run.");
  return source;
}

/**
 * Stores the inputs that change and finds what depends on them, or on code that has changed since.
 * @throws EngineError `run-unknown`, `run-not-revisable`
 */
export async function prepareRevision(
  database: Database,
  artifacts: Artifacts,
  tenant: string,
  pipeline: AnyPipeline,
  id: string,
  changes: Readonly<Record<string, unknown>>,
  inputSealKeys: Readonly<Record<string, string>> = {},
): Promise<Revision> {
  const { label, sealKey, plan, inputs: before, code } = await readSource(database, tenant, pipeline, id);
  const inputs = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const ref = await artifacts.write(
      value,
      pipeline.inputs[name]?.sealed ? (inputSealKeys[name] ?? sealKey) : null,
    );
    if (ref.digest !== before[name]?.digest) inputs[name] = ref;
  }
  const now = frozen(pipeline);
  const changed = new Planner(now.graph).dependents(
    ({ name, inputs: reads }) =>
      now.code[name] !== code[name] ||
      Object.values(reads).some(({ from, name }) => from === "input" && inputs[name] !== before[name]),
  );
  // What was stored just now is checked when the run is written.
  const kept = Object.fromEntries(Object.entries(before).filter(([name, ref]) => inputs[name] === ref));
  await checkReadable(database, artifacts, id, now.graph, changed, kept);
  const run = { id: newRunId(), tenant, pipeline: pipeline.name, sealKey, plan, inputs, ...now, revises: id };
  return { run, label, changed };
}

/** What the steps that run again read must exist: destroying a key deletes what it sealed. */
async function checkReadable(
  database: Database,
  artifacts: Artifacts,
  run: string,
  graph: Graph,
  changed: ReadonlySet<string>,
  inputs: Readonly<Record<string, ArtifactRef>>,
): Promise<void> {
  const sources = graph.nodes
    .filter(({ name }) => changed.has(name))
    .flatMap((node) => Object.values(node.inputs));
  const steps = sources.flatMap(({ from, name }) => (from === "input" || changed.has(name) ? [] : [name]));
  // Of a step that runs per item one artifact is checked: they are stored and deleted together.
  const { rows: outputs } = await database.execute<{ [K in keyof ArtifactRef]: ArtifactRef[K] }>(sql`
    select distinct on (s.step) ${refColumns("s")} from engine.step_run s
    where s.run_id = ${run} and s.step in ${listed(steps)}`);
  const read = sources.flatMap(({ from, name }) => (from === "input" ? (inputs[name] ?? []) : []));
  for (const ref of [...outputs, ...read])
    if (!(await artifacts.exists(ref)))
      throw new EngineError(
        "run-not-revisable",
        `Run ${run} cannot be revised: its artifact ${ref.key} was deleted. Start a new run.`,
        { run },
      );
}

/** Inserts a revision: copies the unchanged step runs in one statement, then inserts those that have to run. */
export async function insertRevision(
  tx: Transaction,
  dispatch: Dispatch,
  { run, label, changed }: Revision,
): Promise<void> {
  // A removal of the run that this one starts from waits until this transaction ends, or has already happened.
  const { rows: source } = await tx.execute(
    sql`select 1 from engine.run where id = ${run.revises} for share`,
  );
  if (source.length === 0) throw unknownRun(run.revises);
  const kept = run.graph.nodes.map(({ name }) => name).filter((name) => !changed.has(name));
  const planner = new Planner(run.graph);
  const { rows: items } = await tx.execute<{ item: string }>(sql`
    select item from engine.item where run_id = ${run.revises} and ${splitOfItem} in ${listed(kept)}`);
  const created = planner.again(
    changed,
    items.map(({ item }) => item),
  );
  await writeRun(tx, run, label, created.length);
  const { rows: copied } = await tx.execute<{ step: string; count: number }>(sql`
    with items as (insert into engine.item (run_id, item, digest)
      select ${run.id}, item, digest from engine.item where run_id = ${run.revises} and ${splitOfItem} in ${listed(kept)}),
    copied as (insert into engine.step_run (run_id, step, item, parent, position, state, waiting_on, queue, ended_at,
        cache_key, digest, object_key, bytes, seal_key, items, cached, degraded)
      select ${run.id}, step, item, parent, position, state, 0, queue, clock_timestamp(),
        cache_key, digest, object_key, bytes, seal_key, items, true, degraded
      from engine.step_run where run_id = ${run.revises} and step in ${listed(kept)} returning step)
    select step, count(*)::int as count from copied group by step`);
  await insertStepRuns(tx, dispatch, { run, planner }, created);
  const counts = new Map(copied.map(({ step, count }) => [step, count]));
  await storeEvents(tx, run.id, [
    { type: "run-started", pipeline: run.pipeline, label, plan: run.plan },
    ...kept.map((step) => ({ type: "step-runs-copied", step, count: counts.get(step) ?? 0 }) as const),
    ...[...Map.groupBy(created, ({ step }) => step)].map(
      ([step, { length: count }]) => ({ type: "step-runs-planned", step, count }) as const,
    ),
    ...(created.length === 0 ? [{ type: "run-completed" } as const] : []),
  ]);
}

/** `claims` of the item `topics/3/claims/1`. */
const splitOfItem = sql.raw("substring(item from '([^/]+)/[0-9]+$')");
