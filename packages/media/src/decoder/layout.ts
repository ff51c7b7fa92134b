import type { Pieces } from "./audio.ts";
import type { MixPlan } from "./mix/plan.ts";

/** How a recording is read: found out once, when it is probed, and given to every call. */
export interface RecordingLayout extends Pieces {
  /** How the one sound is made of the tracks. */
  readonly mix: MixPlan;
  /** The video tracks that can be decoded: their positions among those of each piece. */
  readonly video: readonly number[];
  /** Codec of a track that is there and cannot be decoded. */
  readonly undecodable: { readonly audio?: string; readonly video?: string };
}
