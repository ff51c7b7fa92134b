import type { RoutePlan } from "@hapju/spec";
import type { ErrorFacts } from "../errors.ts";

interface StepRunOf {
  readonly step: string;
  /** The item, such as `chunks/12`; empty for a step that runs once. */
  readonly item: string;
}

/** An event that is stored, in order. */
export type StoredEvent =
  | {
      readonly type: "run-started";
      readonly pipeline: string;
      readonly label: string | null;
      readonly plan: RoutePlan;
    }
  /** `count` more step runs of `step` are known. The sum of all is the total so far. */
  | { readonly type: "step-runs-planned"; readonly step: string; readonly count: number }
  /** `count` completed step runs of `step` were copied from the run that this one revises. */
  | { readonly type: "step-runs-copied"; readonly step: string; readonly count: number }
  | ({
      readonly type: "step-run-completed";
      readonly cached: boolean;
      readonly degraded: boolean;
    } & StepRunOf)
  | ({
      readonly type: "step-run-retrying";
      readonly attempt: number;
      /** Milliseconds since 1970. */
      readonly retryAt: number;
      readonly error: ErrorFacts;
    } & StepRunOf)
  | ({
      readonly type: "step-run-failed";
      readonly attempts: number;
      readonly error: ErrorFacts;
    } & StepRunOf)
  | { readonly type: "run-completed" }
  | ({ readonly type: "run-failed"; readonly error: ErrorFacts } & StepRunOf)
  | { readonly type: "run-cancelled" }
  | { readonly type: "run-resumed" };

/** An event that is shown while it happens and never stored: of each step run only the latest counts. */
export type PreviewEvent =
  | ({ readonly type: "step-run-started"; readonly attempt: number; readonly worker: string } & StepRunOf)
  | ({ readonly type: "step-run-progress"; readonly done: number; readonly total: number } & StepRunOf);

/**
 * Something that happened in a run. `at` is in milliseconds since 1970. Stored events have an increasing `id`: a
 * reader that lost the connection continues after the last one it has seen.
 */
export type RunEvent = ((StoredEvent & { readonly id: number }) | PreviewEvent) & {
  readonly run: string;
  readonly at: number;
};

const ENDS = new Set(["run-completed", "run-failed", "run-cancelled"]);

/** Whether a run has ended with this event. */
export const endsRun = (event: { readonly type: string }) => ENDS.has(event.type);
