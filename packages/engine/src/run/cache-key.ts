import type { RoutePlan, Step } from "@hapju/spec";
import { digestOf } from "@hapju/storage";
import type { RunRecord } from "./run.ts";

/** Field → digest of the value, or of each value of a joined field. */
export type InputDigests = Readonly<Record<string, string | readonly string[]>>;

/**
 * The key under which an artifact is found again: everything that can change it, and nothing else.
 * @param models task → `id@version` that answers, or answered
 */
export function cacheKey(
  run: Pick<RunRecord, "id" | "tenant" | "sealKey">,
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
    // Sealed under another key it is another artifact: destroying one key must not leave a copy in use. (The field
    // keeps its first name: another would change every key.)
    scope: step.sealed ? run.sealKey : undefined,
    // The output of a step that is not deterministic is reused within its run only.
    run: step.deterministic ? undefined : run.id,
  });
}

/** Digest of the parts of a step's code that decide its output; a run keeps it to detect a later change. */
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
