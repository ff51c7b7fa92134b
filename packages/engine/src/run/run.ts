import type { Graph } from "../graph/graph.ts";
import type { RoutePlan } from "../ports.ts";

/** Where an artifact lies. `digest` is of what was encoded, whether or not it is sealed. */
export interface ArtifactRef {
  readonly digest: string;
  readonly key: string;
  readonly bytes: number;
  /** The scope it is sealed under; null if it is not. */
  readonly scope: string | null;
}

export type RunState = "running" | "completed" | "failed" | "cancelled";
export type StepRunState = "waiting" | "queued" | "running" | "completed" | "failed" | "cancelled";

/** A run, as its row holds it. */
export interface Run {
  readonly id: string;
  readonly tenant: string;
  readonly pipeline: string;
  readonly scope: string | null;
  readonly graph: Graph;
  readonly plan: RoutePlan;
  /** Step → the queue its step runs wait in. */
  readonly queues: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, ArtifactRef>>;
}

/** One model call, as it is recorded. */
export interface ModelCall {
  readonly step: string;
  readonly item: string;
  readonly attempt: number;
  readonly task: string;
  /** `id@version`; null if no model answered. */
  readonly model: string | null;
  readonly items: number;
  readonly queueMs: number;
  readonly runMs: number;
  readonly outcome: "answered" | "failed";
  readonly degraded: boolean;
  readonly cost: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}
