import { type Database, digestOf, type Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError } from "../errors.ts";
import type { Graph } from "../graph/graph.ts";
import type { AnyPipeline } from "../graph/pipeline.ts";
import type { RoutePlan } from "../ports.ts";
import type { Artifacts } from "../run/artifacts.ts";
import { Planner } from "../run/planner.ts";
import type { ArtifactRef, RunState } from "../run/run.ts";
import { unknownRun } from "./change-run.ts";
import { storeEvents } from "./events.ts";
import { makeStepRuns } from "./ready.ts";
import { jsonRows } from "./sql.ts";
import { frozen, type NewRun, newRunId, writeRun } from "./start.ts";

/** A run that starts from what another has finished. */
export interface Revision {
  readonly run: NewRun & { readonly revises: string };
  readonly label: string | null;
  /** The steps that run again; all others are taken over. */
  readonly changed: ReadonlySet<string>;
}

interface SourceRow extends Record<string, unknown> {
  pipeline: string;
  state: RunState;
  label: string | null;
  scope: string | null;
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
    select pipeline, state, label, scope, graph, plan, inputs, code from engine.run
    where id = ${id} and tenant = ${tenant}`);
  const [source] = rows;
  if (!source) throw unknownRun(id);
  const refuse = (reason: string) =>
    new EngineError("run-not-revisable", `Run ${id} ${reason}`, { run: id, pipeline: source.pipeline });
  if (source.pipeline !== pipeline.name)
    throw refuse(`is of pipeline ${source.pipeline}, not of ${pipeline.name}.`);
  if (source.state !== "completed")
    throw refuse(
      `is ${source.state}: only a run that has completed can be revised. Wait for it, or resume it.`,
    );
  if (digestOf(source.graph) !== digestOf(frozen(pipeline).graph))
    throw refuse(
      `has steps or inputs that ${pipeline.name} does not have any more, or lacks some. Start a new run.`,
    );
  const lost = Object.values(pipeline.steps)
    .flatMap((step) => step.tasks)
    .find(({ name }) => source.plan[name] === undefined);
  if (lost)
    throw refuse(`was planned without a model for ${lost.name}, which its steps call now. Start a new run.`);
  const seals = Object.values(pipeline.steps).some((step) => step.sealed);
  if (seals && source.scope === null) throw refuse("has no scope, and its steps seal now. Start a new run.");
  return source;
}

/**
 * Stores the inputs that change and finds what depends on them, or on code that has changed since.
 * @throws EngineError `run-unknown`, `run-not-revisable`
 */
export async function prepareRevision(
  database: Database,
  pipeline: AnyPipeline,
  id: string,
  changes: Readonly<Record<string, unknown>>,
  { tenant, artifacts }: { readonly tenant: string; readonly artifacts: Artifacts },
): Promise<Revision> {
  const { label, scope, plan, inputs: before, code } = await readSource(database, tenant, pipeline, id);
  const inputs = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const ref = await artifacts.write(value, pipeline.inputs[name]?.sealed ? scope : null);
    if (ref.digest !== before[name]?.digest) inputs[name] = ref;
  }
  const now = frozen(pipeline);
  const changed = new Planner(now.graph).dependents(
    ({ name, inputs: reads }) =>
      now.code[name] !== code[name] ||
      Object.values(reads).some(({ from, name }) => from === "input" && inputs[name] !== before[name]),
  );
  // What was stored just now is looked at when the run is written.
  const kept = Object.fromEntries(Object.entries(before).filter(([name, ref]) => inputs[name] === ref));
  await checkReadable(database, artifacts, id, now.graph, changed, kept);
  const run = { id: newRunId(), tenant, pipeline: pipeline.name, scope, plan, inputs, ...now, revises: id };
  return { run, label, changed };
}

/** What steps that run again read must be there: a key that is destroyed takes what it sealed along. */
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
  // Of a step that runs per item one is asked for: they come and go together.
  const { rows: outputs } = await database.execute<{ [K in keyof ArtifactRef]: ArtifactRef[K] }>(sql`
    select distinct on (step) digest, object_key as key, bytes, scope from engine.step_run
    where run_id = ${run} and step in ${names(steps)}`);
  const read = sources.flatMap(({ from, name }) => (from === "input" ? (inputs[name] ?? []) : []));
  for (const ref of [...outputs, ...read])
    if (!(await artifacts.exists(ref)))
      throw new EngineError(
        "run-not-revisable",
        `Run ${run} cannot be revised: artifact ${ref.key} is gone. Start a new run.`,
        { run },
      );
}

/** Writes a revision: what is taken over in one statement, however many items there are, then what is to run. */
export async function insertRevision(
  tx: Transaction,
  dispatch: Dispatch,
  { run, label, changed }: Revision,
): Promise<void> {
  // Whoever removes the run that this one starts from waits, or has been before.
  const { rows: source } = await tx.execute(
    sql`select 1 from engine.run where id = ${run.revises} for share`,
  );
  if (source.length === 0) throw unknownRun(run.revises);
  const kept = run.graph.nodes.map(({ name }) => name).filter((name) => !changed.has(name));
  const planner = new Planner(run.graph);
  const { rows: items } = await tx.execute<{ item: string }>(sql`
    select item from engine.item where run_id = ${run.revises} and ${splitOfItem} in ${names(kept)}`);
  const made = planner.again(
    changed,
    items.map(({ item }) => item),
  );
  await writeRun(tx, run, label, made.length);
  const { rows: copied } = await tx.execute<{ step: string; count: number }>(sql`
    with items as (insert into engine.item (run_id, item, digest)
      select ${run.id}, item, digest from engine.item where run_id = ${run.revises} and ${splitOfItem} in ${names(kept)}),
    copied as (insert into engine.step_run (run_id, step, item, parent, position, state, waiting_on, queue, ended_at,
        cache_key, digest, object_key, bytes, scope, items, cached, degraded)
      select ${run.id}, step, item, parent, position, state, 0, queue, clock_timestamp(),
        cache_key, digest, object_key, bytes, scope, items, true, degraded
      from engine.step_run where run_id = ${run.revises} and step in ${names(kept)} returning step)
    select step, count(*)::int as count from copied group by step`);
  await makeStepRuns(tx, dispatch, { run, planner }, made);
  const counts = new Map(copied.map(({ step, count }) => [step, count]));
  await storeEvents(tx, run.id, [
    { type: "run-started", pipeline: run.pipeline, label, plan: run.plan },
    ...kept.map((step) => ({ type: "step-runs-copied", step, count: counts.get(step) ?? 0 }) as const),
    ...[...Map.groupBy(made, ({ step }) => step)].map(
      ([step, { length: count }]) => ({ type: "step-runs-planned", step, count }) as const,
    ),
    ...(made.length === 0 ? [{ type: "run-completed" } as const] : []),
  ]);
}

const names = (steps: readonly string[]) => sql`(select json_array_elements_text(${jsonRows(steps)}))`;

/** `claims` of the item `topics/3/claims/1`. */
const splitOfItem = sql.raw("substring(item from '([^/]+)/[0-9]+$')");
