import { digestOf } from "@hapju/storage";
import type { Step } from "../graph/step.ts";
import type { RoutePlan } from "../ports.ts";
import type { Run } from "./run.ts";

/** Field → digest of the value, or of each value for what is joined. */
export type InputDigests = Readonly<Record<string, string | readonly string[]>>;

/**
 * The key under which an artifact is found again: everything that can change it, and nothing else.
 * @param models task → `id@version` that answers, or answered
 */
export function cacheKey(
  run: Pick<Run, "id" | "tenant" | "scope">,
  step: Step<never, unknown>,
  inputs: InputDigests,
  models: RoutePlan,
): string {
  return digestOf({
    tenant: run.tenant,
    step: step.name,
    version: step.version,
    params: step.params,
    inputs,
    models,
    // Sealed under another key it is another artifact: destroying one key must not leave a copy in use.
    scope: step.sealed ? run.scope : undefined,
    // What a model answers differently every time is reused within its run only.
    run: step.deterministic ? undefined : run.id,
  });
}

/** What of a step's code decides its output; the digest a run keeps of it tells whether it has changed since. */
export const codeOf = ({ name, version, params, tasks, optionalTasks }: Step<never, unknown>): string =>
  digestOf({
    name,
    version,
    params,
    tasks: [...tasks, ...optionalTasks].map((task) => task.name),
  });

/** The part of a run's plan that a step may use. */
export function plannedFor(step: Step<never, unknown>, plan: RoutePlan): Record<string, string> {
  const names = [...step.tasks, ...step.optionalTasks].map((task) => task.name);
  return Object.fromEntries(names.flatMap((name) => (plan[name] === undefined ? [] : [[name, plan[name]]])));
}
