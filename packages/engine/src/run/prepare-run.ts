import { randomBytes } from "node:crypto";
import type { AnyTask, Requirements, Step, TaskRunner } from "@hapju/spec";
import { EngineError } from "../errors.ts";
import type { AnyPipeline } from "../graph/pipeline.ts";
import type { Artifacts } from "./artifacts.ts";
import { codeOf } from "./cache-key.ts";
import type { ArtifactRef, RunRecord } from "./run.ts";

/** Options of a new run. */
export interface StartOptions {
  /**
   * Names the key under which sealed values are encrypted, such as `recording-<digest>`. Tenants must not share keys:
   * name each key by `sealName` of @hapju/storage.
   */
  readonly sealKey?: string | undefined;
  /** Input → its own key in place of `sealKey`, so that what it holds can be erased alone. */
  readonly inputSealKeys?: Readonly<Record<string, string>> | undefined;
  /** What the models must suit, such as `{ language: "ko" }`. */
  readonly requirements?: Requirements | undefined;
  /** What people see in lists of runs. */
  readonly label?: string | undefined;
}

/** A run to be inserted. */
export interface NewRun extends RunRecord {
  /** Step → digest of its present code. */
  readonly code: Readonly<Record<string, string>>;
  /** The run it starts from. */
  readonly revises?: string;
}

/** Plans a model for every task; an optional task without one is left out. */
async function planRoutes(pipeline: AnyPipeline, tasks: TaskRunner, requirements: Requirements) {
  const steps = Object.values(pipeline.steps);
  const byName = (tasks: readonly AnyTask[]) => new Map(tasks.map((task) => [task.name, task]));
  const required = byName(steps.flatMap((step) => step.tasks));
  const optional = byName(steps.flatMap((step) => step.optionalTasks));
  const plan = required.size > 0 ? await tasks.plan([...required.values()], requirements) : {};
  for (const [name, task] of optional)
    if (!required.has(name)) Object.assign(plan, await tasks.plan([task], requirements).catch(() => ({})));
  return plan;
}

/**
 * Stores the inputs of a run and freezes everything it depends on.
 * @throws EngineError `input-missing`, `seal-key-missing`, `vault-missing`; what the task runner throws if a task has
 *   no model
 */
export async function prepareRun(
  tenant: string,
  pipeline: AnyPipeline,
  values: Readonly<Record<string, unknown>>,
  tools: { readonly tasks: TaskRunner; readonly artifacts: Artifacts },
  options: Pick<StartOptions, "sealKey" | "inputSealKeys" | "requirements">,
): Promise<NewRun> {
  const { sealKey = null, inputSealKeys = {}, requirements = {} } = options;
  const refuse = (code: "input-missing" | "seal-key-missing" | "vault-missing", reason: string) =>
    new EngineError(code, `Pipeline ${pipeline.name} ${reason}`, { pipeline: pipeline.name });
  const missing = Object.keys(pipeline.inputs).filter((name) => values[name] === undefined);
  if (missing.length > 0)
    throw refuse("input-missing", `needs ${missing.join(", ")}. Give a value for each input.`);
  const sealed = [
    ...Object.entries(pipeline.inputs).flatMap(([name, spec]) => (spec.sealed ? [`input ${name}`] : [])),
    ...Object.entries(pipeline.steps).flatMap(([name, step]) => (step.sealed ? [`step ${name}`] : [])),
  ];
  if (sealed.length > 0 && sealKey === null)
    throw refuse("seal-key-missing", `seals ${sealed.join(", ")}. Start it with a sealKey.`);
  if (sealed.length > 0 && !tools.artifacts.canSeal)
    throw refuse(
      "vault-missing",
      `seals ${sealed.join(", ")}. Open the engine with a vault that keeps the key.`,
    );
  const plan = await planRoutes(pipeline, tools.tasks, requirements);
  const inputs: Record<string, ArtifactRef> = {};
  for (const [name, spec] of Object.entries(pipeline.inputs))
    inputs[name] = await tools.artifacts.write(
      values[name],
      spec.sealed ? (inputSealKeys[name] ?? sealKey) : null,
    );
  return { id: newRunId(), tenant, pipeline: pipeline.name, sealKey, plan, inputs, ...frozen(pipeline) };
}

/** A new id of a run. */
export const newRunId = () => randomBytes(5).toString("hex");

/** What a run keeps of its pipeline, whatever happens to the code. */
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
