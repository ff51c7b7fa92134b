import type { RoutePlan } from "@hapju/spec";
import type { Graph } from "../graph/graph.ts";

/** Where an artifact is stored. */
export interface ArtifactRef {
  /** SHA-256 of the encoded value, before sealing. */
  readonly digest: string;
  /** Key of the object that holds it. */
  readonly key: string;
  /** Size of the object. */
  readonly bytes: number;
  /** Name of the key it is encrypted under; `null` if it is not encrypted. */
  readonly sealKey: string | null;
}

/** The state of a run. */
export type RunState = "running" | "completed" | "failed" | "cancelled";

/** The part of a run that never changes. */
export interface RunRecord {
  readonly id: string;
  readonly tenant: string;
  readonly pipeline: string;
  /** Name of the key for sealed values; `null` if the pipeline seals none. */
  readonly sealKey: string | null;
  readonly graph: Graph;
  readonly plan: RoutePlan;
  /** Step → the queue its step runs wait in. */
  readonly queues: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, ArtifactRef>>;
}

declare const result: unique symbol;

/** Id of a run. It carries the type of the run's result. */
export type RunId<Output = unknown> = string & { readonly [result]: Output };

/** One recorded model call. */
export interface RecordedCall {
  readonly step: string;
  readonly item: string;
  /** The try of the step run that made the call; 1 for the first. */
  readonly attempt: number;
  readonly task: string;
  /** `id@version`; `null` if no model answered. */
  readonly model: string | null;
  /** How many units the model worked on: images, segments, tokens. */
  readonly items: number;
  readonly queueMs: number;
  readonly runMs: number;
  readonly outcome: "answered" | "failed";
  /** Whether another model than the planned one answered. */
  readonly degraded: boolean;
  /** In the currency of the account; `null` where nothing is charged. */
  readonly cost: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}
