import type { Run } from "@hapju/contract";
import type { RunSummary } from "@hapju/engine";
import type { RedactPaths } from "../redact-paths.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** A run as the API answers it. @param meeting id of the meeting it belongs to */
export const runView = (summary: RunSummary, meeting: string | undefined, redactPaths: RedactPaths): Run => {
  const { id, pipeline, label, state, plan, createdAt, endedAt, stepRuns, degraded, failure } = summary;
  return withoutUndefined({
    id,
    pipeline,
    label,
    meeting,
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
      message: redactPaths(failure.error.message),
    },
  });
};
