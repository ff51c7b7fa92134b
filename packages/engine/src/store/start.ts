import { randomBytes } from "node:crypto";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError } from "../errors.ts";
import type { AnyPipeline } from "../graph/pipeline.ts";
import type { Step } from "../graph/step.ts";
import type { TaskRunner } from "../ports.ts";
import type { Artifacts } from "../run/artifacts.ts";
import { codeOf } from "../run/cache-key.ts";
import { Planner } from "../run/planner.ts";
import type { ArtifactRef, Run } from "../run/run.ts";
import { storeEvents } from "./events.ts";
import { makeStepRuns } from "./ready.ts";
import { jsonb } from "./sql.ts";

export interface StartOptions {
  /** Names the key under which sealed values are encrypted, such as `recording-<digest>`. */
  readonly scope?: string;
  /** What the models must suit, such as `{ language: "ko" }`. */
  readonly requirements?: Readonly<Record<string, string>>;
  /** What people see in lists of runs. */
  readonly label?: string;
}

/** A run about to be written. */
export interface NewRun extends Run {
  /** Step → digest of its code as it is now. */
  readonly code: Readonly<Record<string, string>>;
  /** The run it starts from. */
  readonly revises?: string;
}

/** Asks for a model for every task; an optional task without one is left out. */
async function planRoutes(pipeline: AnyPipeline, tasks: TaskRunner, requirements: Record<string, string>) {
  const tasksOf = (which: "tasks" | "optionalTasks") => [
    ...new Map(
      Object.values(pipeline.steps).flatMap((step) => step[which].map((task) => [task.name, task] as const)),
    ).values(),
  ];
  const required = tasksOf("tasks");
  const isRequired = (task: { readonly name: string }) => required.some(({ name }) => name === task.name);
  const plan = required.length > 0 ? await tasks.plan(required, requirements) : {};
  for (const task of tasksOf("optionalTasks").filter((task) => !isRequired(task)))
    Object.assign(plan, await tasks.plan([task], requirements).catch(() => ({})));
  return plan;
}

/** Stores the inputs of a run and freezes everything it depends on. */
export async function prepareRun(
  pipeline: AnyPipeline,
  values: Readonly<Record<string, unknown>>,
  tools: { readonly tenant: string; readonly tasks: TaskRunner; readonly artifacts: Artifacts },
  options: StartOptions,
): Promise<NewRun> {
  const { scope = null, requirements = {} } = options;
  const missing = Object.keys(pipeline.inputs).filter((name) => values[name] === undefined);
  if (missing.length > 0)
    throw new EngineError(
      "input-missing",
      `Pipeline ${pipeline.name} needs ${missing.join(", ")}; give a value for each input.`,
      { pipeline: pipeline.name },
    );
  const sealed = [
    ...Object.entries(pipeline.inputs).flatMap(([name, spec]) => (spec.sealed ? [`input ${name}`] : [])),
    ...Object.entries(pipeline.steps).flatMap(([name, step]) => (step.sealed ? [`step ${name}`] : [])),
  ];
  if (sealed.length > 0 && scope === null)
    throw new EngineError(
      "scope-missing",
      `Pipeline ${pipeline.name} seals ${sealed.join(", ")}; start it with a scope, which names the key.`,
      { pipeline: pipeline.name },
    );
  if (sealed.length > 0 && !tools.artifacts.canSeal)
    throw new EngineError(
      "vault-missing",
      `Pipeline ${pipeline.name} seals ${sealed.join(", ")}; open the engine with a vault that keeps the key.`,
      { pipeline: pipeline.name },
    );
  const plan = await planRoutes(pipeline, tools.tasks, { ...requirements });
  const inputs: Record<string, ArtifactRef> = {};
  for (const [name, spec] of Object.entries(pipeline.inputs))
    inputs[name] = await tools.artifacts.write(values[name], spec.sealed ? scope : null);
  const { tenant } = tools;
  return { id: newRunId(), tenant, pipeline: pipeline.name, scope, plan, inputs, ...frozen(pipeline) };
}

export const newRunId = () => randomBytes(5).toString("hex");

/** What a run keeps of its pipeline, whatever becomes of the code. */
export function frozen(pipeline: AnyPipeline): Pick<NewRun, "graph" | "queues" | "code"> {
  const { inputs, nodes, output } = pipeline;
  const ofSteps = <Value>(value: (step: Step<never, unknown>) => Value) =>
    Object.fromEntries(Object.entries(pipeline.steps).map(([name, step]) => [name, value(step)]));
  return {
    graph: { inputs, nodes, output },
    queues: ofSteps((step) => step.resource),
    code: ofSteps(codeOf),
  };
}

/** Writes a run and the step runs it begins with. */
export async function insertRun(
  tx: Transaction,
  dispatch: Dispatch,
  run: NewRun,
  label: string | null,
): Promise<void> {
  const planner = new Planner(run.graph);
  const first = planner.first();
  await writeRun(tx, run, label, first.length);
  await makeStepRuns(tx, dispatch, { run, planner }, first);
  await storeEvents(tx, run.id, [
    { type: "run-started", pipeline: run.pipeline, label, plan: run.plan },
    ...first.map(({ step }) => ({ type: "step-runs-planned", step, count: 1 }) as const),
  ]);
}

/** @param remaining how many step runs are to be executed, as far as is known; 0: it is complete as it is */
export async function writeRun(
  tx: Transaction,
  run: NewRun,
  label: string | null,
  remaining: number,
): Promise<void> {
  const { id, tenant, pipeline, scope, graph, plan, queues, inputs, code, revises = null } = run;
  await tx.execute(sql`
    insert into engine.run (id, tenant, pipeline, label, scope, state, graph, plan, queues, inputs, code, revises,
      remaining, ended_at)
    values (${id}, ${tenant}, ${pipeline}, ${label}, ${scope}, ${remaining === 0 ? "completed" : "running"},
      ${jsonb(graph)}, ${jsonb(plan)}, ${jsonb(queues)}, ${jsonb(inputs)}, ${jsonb(code)}, ${revises}::text,
      ${remaining}, case when ${remaining === 0} then clock_timestamp() end)`);
}
