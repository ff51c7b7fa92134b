import type { Run } from "@hapju/contract";
import type { RunSummary } from "@hapju/engine";
import type { Placeless } from "../placeless.ts";

export const runView = (summary: RunSummary, meeting: string | undefined, placeless: Placeless): Run => {
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
