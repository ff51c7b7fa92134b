import type { RoutePlan } from "@hapju/spec";
import type { ErrorFacts } from "../errors.ts";
import type { RunState } from "./run.ts";

/** A run as lists show it. Times in milliseconds since 1970. */
export interface RunSummary {
  readonly id: string;
  readonly pipeline: string;
  readonly label: string | null;
  /** The run it starts from, if it revises one. */
  readonly revises: string | null;
  /** Name of the key for sealed values; `null` if it seals none. */
  readonly sealKey: string | null;
  readonly state: RunState;
  readonly plan: RoutePlan;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly stepRuns: { readonly total: number; readonly completed: number; readonly cached: number };
  /** Whether a fallback answered in any step. */
  readonly degraded: boolean;
  /** Where it failed, and why. */
  readonly failure: {
    readonly step: string;
    readonly item: string;
    readonly attempts: number;
    readonly error: ErrorFacts;
  } | null;
}
