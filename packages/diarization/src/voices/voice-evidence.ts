import type { Segment } from "@hapju/spec";
import { defined } from "../defined.ts";
import { FrameSeries } from "../frame-series.ts";
import { frameAt } from "../frames.ts";
import type { Voice } from "../observations/voices.ts";
import { clamp } from "../statistics.ts";

/** Per voice or entity: log-likelihood ratio "this voice : another" per frame; NaN where unknown. */
export type VoiceEvidence = ReadonlyMap<string, FrameSeries>;

/** Largest evidence of one frame. */
export const VOICE_LIMIT = 4;

/** Mean evidence of a voice from which it decides: between two mouths, for a quiet one, or against one that moves. */
export const CLEAR_VOICE = 3;

/** Added to both shares, so that a voice that every window hears, or none does, has the largest evidence. */
const DOUBT = 1 / (Math.exp(VOICE_LIMIT) - 1);

/** When each voice is heard, from how many of the windows over a frame hear it. */
export function voiceEvidence(voices: readonly Voice[]): VoiceEvidence {
  const logOdds = (share: number) => Math.log((share + DOUBT) / (1 - share + DOUBT));
  return new Map(
    voices.map(({ id, activity: { from, values } }) => [id, new FrameSeries(from, values.map(logOdds))]),
  );
}

/** The evidence of voices as that of the entities behind them; the strongest of an entity's voices counts. */
export function evidencePerEntity(
  voices: VoiceEvidence,
  entities: ReadonlyMap<string, string>,
): Map<string, FrameSeries> {
  const strongest = new Map<string, FrameSeries>();
  for (const [voice, values] of voices) {
    const entity = defined(entities.get(voice));
    const known = strongest.get(entity);
    strongest.set(entity, known ? known.map((value, frame) => Math.max(value, values.at(frame))) : values);
  }
  return strongest;
}

/** The sum of two sources of evidence; where one is unknown, the other. */
export function addEvidence(a: VoiceEvidence, b: VoiceEvidence): Map<string, FrameSeries> {
  const sums = new Map(a);
  for (const [entity, series] of b) {
    const known = a.get(entity);
    const sum = (value: number, frame: number) => {
      const other = known?.at(frame) ?? Number.NaN;
      if (Number.isNaN(value)) return other;
      return Number.isNaN(other) ? value : clamp(value + other, -VOICE_LIMIT, VOICE_LIMIT);
    };
    sums.set(entity, known ? series.map(sum) : series);
  }
  return sums;
}

/**
 * The evidence of samples per frame, weighted where they overlap; NaN where there is none.
 *
 * @param evidenceOf the evidence of one sample, NaN if unknown
 */
export function evidencePerFrame<Sample extends Segment>(
  samples: readonly Sample[],
  frames: number,
  evidenceOf: (sample: Sample) => number,
): FrameSeries {
  const sums = new Float32Array(frames);
  const weights = new Float32Array(frames);
  for (const sample of samples) {
    const evidence = evidenceOf(sample);
    if (Number.isNaN(evidence)) continue;
    const from = Math.max(0, frameAt(sample.startSeconds));
    const to = Math.min(frames, Math.max(frameAt(sample.endSeconds), from + 1));
    for (let frame = from; frame < to; frame++) {
      // A sample is most reliable in its middle: at its edges another person may speak already.
      const weight = Math.min(frame - from + 1, to - frame);
      sums[frame] = (sums[frame] ?? 0) + weight * evidence;
      weights[frame] = (weights[frame] ?? 0) + weight;
    }
  }
  const means = sums.map((sum, frame) => {
    const weight = weights[frame] ?? 0;
    return weight > 0 ? sum / weight : Number.NaN;
  });
  return new FrameSeries(0, means);
}
