import type { run } from "@hapju/contract/runs";
import type { RunSummary } from "@hapju/engine";
import type { z } from "@hono/zod-openapi";
import type { Placeless } from "../placeless.ts";

export const runView = (
  summary: RunSummary,
  meeting: string | undefined,
  placeless: Placeless,
): z.infer<typeof run> => {
  const { id, pipeline, label, state, plan, createdAt, endedAt, stepRuns, degraded, failure } = summary;
  return {
    id,
    pipeline,
    label,
    ...(meeting === undefined ? {} : { meeting }),
    state,
    plan: { ...plan },
    createdAt,
    endedAt,
    stepRuns: { ...stepRuns },
    degraded,
    failure: failure && {
      step: failure.step,
      item: failure.item,
      attempts: failure.attempts,
      message: placeless(failure.error.message),
    },
  };
};
