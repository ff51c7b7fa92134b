import type { RecordingCalibration } from "../observations/people.ts";
import type { VoiceSample } from "../observations/speech.ts";
import { distance, dot, quantile } from "../statistics.ts";
import type { VoiceCalibrations } from "./voice-features.ts";

/** With fewer overlapping windows it is unknown how much one speaker varies. */
const MIN_NEIGHBOURS = { vector: 5, statistics: 10 };
const MIN_OVERLAP_SECONDS = 0.1;
/** The most similar overlapping windows hold one speaker, however fast people take turns. */
const OF_ONE_SPEAKER = 0.75;
/** Less similar windows do not hold one speaker: the scale does not follow them. */
const MIN_SIMILARITY = 0.5;

/** Samples on the scale of their calibrations, and the calibrations of the models that tell voices apart here. */
export interface ScaledSamples {
  readonly samples: readonly VoiceSample[];
  readonly calibrations: VoiceCalibrations;
}

/**
 * Brings samples to the scale of their calibrations: how much a voice varies from moment to moment depends on the room
 * and the microphone. Windows that overlap mostly hold one speaker, so their similarity is the measure.
 *
 * @param samples in order of time
 */
export function scaleToRecording(
  samples: readonly VoiceSample[],
  { voice, statistics }: VoiceCalibrations,
): ScaledSamples {
  const expected = voice?.neighbours;
  const similarity = expected && similarityOfNeighbours(samples);
  // The cosine of two embeddings stays the same; within the recording their dot product is compared.
  const gain = expected && similarity ? Math.sqrt(expected / similarity) : 1;
  const scale = statistics && scaleOfStatistics(samples, statistics);
  return {
    samples: samples.map(({ vector, statistics, ...when }) => ({
      ...when,
      ...(vector ? { vector: scaled(vector, gain) } : {}),
      ...(statistics ? { statistics: scaled(statistics, scale ?? 1) } : {}),
    })),
    calibrations: { ...(voice ? { voice } : {}), ...(scale === undefined ? {} : { statistics }) },
  };
}

/** A high quantile of the dot products of embeddings that overlap; undefined if there are too few. */
function similarityOfNeighbours(samples: readonly VoiceSample[]): number | undefined {
  const near: number[] = [];
  for (const [at, { vector, endSeconds }] of samples.entries()) {
    for (const other of samples.slice(at + 1)) {
      if (endSeconds - other.startSeconds <= MIN_OVERLAP_SECONDS) break;
      if (vector && other.vector) near.push(dot(vector, other.vector));
    }
  }
  if (near.length < MIN_NEIGHBOURS.vector) return undefined;
  return Math.max(quantile(near.sort(ascending), OF_ONE_SPEAKER), MIN_SIMILARITY);
}

/** Undefined where one speaker varies as much as speakers differ, or too few windows overlap. */
function scaleOfStatistics(
  samples: readonly VoiceSample[],
  { neighbours, apart }: RecordingCalibration,
): number | undefined {
  const near: number[] = [];
  const others: number[] = [];
  for (const [at, { statistics, endSeconds }] of samples.entries()) {
    for (const other of samples.slice(at + 1)) {
      if (!statistics || !other.statistics) continue;
      const between = distance(statistics, other.statistics);
      (endSeconds - other.startSeconds > MIN_OVERLAP_SECONDS ? near : others).push(between);
    }
  }
  if (near.length < MIN_NEIGHBOURS.statistics || others.length === 0) return undefined;
  const own = quantile(near.sort(ascending), 0.5);
  return own > apart * quantile(others.sort(ascending), 0.75) ? undefined : neighbours / own;
}

const scaled = (vector: Float32Array, by: number) => (by === 1 ? vector : vector.map((value) => value * by));
const ascending = (a: number, b: number) => a - b;
