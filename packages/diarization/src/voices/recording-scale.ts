import type { RecordingCalibration } from "../observations/people.ts";
import type { VoiceSample } from "../observations/speech.ts";
import { quantile } from "../quantile.ts";
import { distance } from "../statistics.ts";
import { dot, type SoundCalibrations } from "./same-speaker.ts";

/** With fewer overlapping windows nothing is known of how much one speaker varies. */
const LEAST_NEIGHBOURS = { vector: 5, statistics: 10 };
const LEAST_OVERLAP_SECONDS = 0.1;
/** Of overlapping windows the most alike hold one speaker, however fast people take turns. */
const OF_ONE_SPEAKER = 0.75;
/** What is less alike than this holds no one speaker: the scale does not follow it. */
const LEAST_LIKENESS = 0.5;

/** Samples whose calibrations say how alike two of them are, and the calibrations of what tells voices apart here. */
export interface Scaled {
  readonly samples: readonly VoiceSample[];
  readonly told: SoundCalibrations;
}

/**
 * Brings samples to the scale of their calibrations: how much a voice varies from moment to moment depends on the room
 * and the microphone. Windows that overlap mostly hold one speaker, so how alike they are is the measure.
 *
 * @param samples in order of time
 */
export function toScale(samples: readonly VoiceSample[], { voice, statistics }: SoundCalibrations): Scaled {
  const likeness = voice?.neighbours && likenessOfNeighbours(samples);
  // The cosine of two embeddings stays what it is; what is compared within the recording is their product.
  const gain = likeness ? Math.sqrt(voice.neighbours! / likeness) : 1;
  const scale = statistics && scaleOfStatistics(samples, statistics);
  return {
    samples: samples.map(({ vector, statistics, ...when }) => ({
      ...when,
      ...(vector ? { vector: scaled(vector, gain) } : {}),
      ...(statistics ? { statistics: scaled(statistics, scale ?? 1) } : {}),
    })),
    told: { ...(voice ? { voice } : {}), ...(scale === undefined ? {} : { statistics }) },
  };
}

/** The product of embeddings that overlap; undefined where there are too few. */
function likenessOfNeighbours(samples: readonly VoiceSample[]): number | undefined {
  const near: number[] = [];
  samples.forEach(({ vector, endSeconds }, at) => {
    for (const other of samples.slice(at + 1)) {
      if (endSeconds - other.startSeconds <= LEAST_OVERLAP_SECONDS) break;
      if (vector && other.vector) near.push(dot(vector, other.vector));
    }
  });
  if (near.length < LEAST_NEIGHBOURS.vector) return undefined;
  return Math.max(quantile(near.sort(ascending), OF_ONE_SPEAKER), LEAST_LIKENESS);
}

/** Undefined where one speaker differs from moment to moment as much as from another, or too few windows overlap. */
function scaleOfStatistics(
  samples: readonly VoiceSample[],
  { neighbours, apart }: RecordingCalibration,
): number | undefined {
  const near: number[] = [];
  const others: number[] = [];
  samples.forEach(({ statistics, endSeconds }, at) => {
    for (const other of samples.slice(at + 1)) {
      if (!statistics || !other.statistics) continue;
      const between = distance(statistics, other.statistics);
      (endSeconds - other.startSeconds > LEAST_OVERLAP_SECONDS ? near : others).push(between);
    }
  });
  if (near.length < LEAST_NEIGHBOURS.statistics || others.length === 0) return undefined;
  const own = quantile(near.sort(ascending), 0.5);
  return own > apart * quantile(others.sort(ascending), 0.75) ? undefined : neighbours / own;
}

const scaled = (vector: Float32Array, by: number) => (by === 1 ? vector : vector.map((value) => value * by));
const ascending = (a: number, b: number) => a - b;
