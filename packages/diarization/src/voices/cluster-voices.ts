import type { SpeechObservations } from "../observations/speech.ts";
import type { Voices } from "../observations/voices.ts";
import { byStart } from "../segments.ts";
import { clusterSamples } from "./cluster-samples.ts";
import { scaleToRecording } from "./recording-scale.ts";
import { toVoices } from "./to-voices.ts";
import type { VoiceCalibrations } from "./voice-features.ts";

/** The speaker evidence of a run. */
export interface ClusterOptions {
  /** Names of the models the samples come from. Default `none`. */
  readonly evidence?: string;
  /** Needed to compare voices; without any, samples are ignored and the result says `none`. */
  readonly calibrations?: VoiceCalibrations;
}

/** Two groups of samples are one voice while on average they are more likely one speaker than two. */
const STOP = 0;

/**
 * Joins the speech of all chunks and finds the voices in it, and how many there are. Where sound alone does not tell
 * them apart there are no voices; segments with visible speakers may still adapt them (see `adaptVoices`).
 */
export function clusterVoices(
  chunks: readonly SpeechObservations[],
  { evidence = "none", calibrations = {} }: ClusterOptions = {},
): Voices {
  const { voice, statistics } = calibrations;
  const speech = chunks.flatMap(({ segments }) => segments).sort(byStart);
  const found = chunks.flatMap((chunk) => chunk.samples ?? []).sort(byStart);
  if (!(voice || statistics) || found.length === 0)
    return { evidence: "none", speech, samples: [], voices: [] };
  const { samples, calibrations: usable } = scaleToRecording(found, calibrations);
  if (!usable.voice && !usable.statistics) return { evidence, speech, samples, voices: [] };
  const groups = clusterSamples(samples, usable, STOP);
  return { evidence, speech, samples, voices: toVoices(samples, groups, usable) };
}
