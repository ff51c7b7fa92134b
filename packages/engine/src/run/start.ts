import { randomBytes } from "node:crypto";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Dispatch } from "../dispatch/dispatch.ts";
import { EngineError } from "../errors.ts";
import type { Graph } from "../pipeline/graph.ts";
import type { AnyPipeline } from "../pipeline/pipeline.ts";
import type { TaskRunner } from "../ports.ts";
import { jsonb } from "../sql.ts";
import type { Artifacts } from "./artifacts.ts";
import { storeEvents } from "./events.ts";
import { Planner } from "./planner.ts";
import { makeStepRuns } from "./ready.ts";
import type { ArtifactRef, Run } from "./rows.ts";

export interface StartOptions {
  /** Names the key under which sealed values are encrypted, such as `recording-<digest>`. */
  readonly scope?: string;
  /** What the models must suit, such as `{ language: "ko" }`. */
  readonly requirements?: Readonly<Record<string, string>>;
  /** What people see in lists of runs. */
  readonly label?: string;
}

/** Asks for a model for every task; an optional task without one is left out. */
async function planRoutes(pipeline: AnyPipeline, tasks: TaskRunner, requirements: Record<string, string>) {
  const namesOf = (which: "tasks" | "optionalTasks") => [
    ...new Set(Object.values(pipeline.steps).flatMap((step) => step[which].map((task) => task.name))),
  ];
  const required = namesOf("tasks");
  const plan = required.length > 0 ? await tasks.plan(required, requirements) : {};
  for (const name of namesOf("optionalTasks").filter((name) => !required.includes(name)))
    Object.assign(plan, await tasks.plan([name], requirements).catch(() => ({})));
  return plan;
}

/** Stores the inputs of a run and freezes everything it depends on. */
export async function prepareRun(
  pipeline: AnyPipeline,
  values: Readonly<Record<string, unknown>>,
  tools: { readonly tenant: string; readonly tasks: TaskRunner; readonly artifacts: Artifacts },
  options: StartOptions,
): Promise<Run> {
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
  const graph: Graph = { inputs: pipeline.inputs, nodes: pipeline.nodes, output: pipeline.output };
  const queues = Object.fromEntries(
    Object.entries(pipeline.steps).map(([name, step]) => [name, step.resource]),
  );
  const id = randomBytes(5).toString("hex");
  return { id, tenant: tools.tenant, pipeline: pipeline.name, scope, graph, plan, queues, inputs };
}

/** Writes a run and the step runs it begins with. */
export async function insertRun(
  tx: Transaction,
  dispatch: Dispatch,
  run: Run,
  label: string | null,
): Promise<void> {
  const first = new Planner(run.graph).first();
  await tx.execute(sql`
    insert into engine.run (id, tenant, pipeline, label, scope, state, graph, plan, queues, inputs, remaining)
    values (${run.id}, ${run.tenant}, ${run.pipeline}, ${label}, ${run.scope}, 'running', ${jsonb(run.graph)},
      ${jsonb(run.plan)}, ${jsonb(run.queues)}, ${jsonb(run.inputs)}, ${first.length})`);
  await makeStepRuns(tx, dispatch, run, first);
  await storeEvents(tx, run.id, [
    { type: "run-started", pipeline: run.pipeline, label, plan: run.plan },
    ...first.map(({ step }) => ({ type: "step-runs-planned", step, count: 1 }) as const),
  ]);
}
