import { clamp, cosine, distance } from "./likelihood.ts";
import type { Calibration, Interval, VoiceSample } from "./observations.ts";
import { evidencePerFrame, type VoiceEvidence } from "./voice-evidence.ts";

/** A stretch in which somebody is clearly seen to speak: it teaches what that one sounds like. */
export interface Lesson extends Interval {
  readonly entity: string;
}

/** A sample this much within a lesson is the voice of that lesson. */
const WITHIN_SHARE = 0.8;
/** Of a voice heard in fewer samples unlikeness is no evidence: one of them may hold somebody else as well. */
const LEAST_SAMPLES = 3;
/** With fewer scores of either kind nothing is known of how far voices lie apart here. */
const LEAST_SCORES = 6;
/** Same and other voices lie this many deviations apart (d′), or this recording does not tell them apart. */
const LEAST_APART = 2.5;
const LIMIT = 4;

/**
 * What everybody who was seen to speak sounds like, and where in the recording that voice is heard.
 *
 * The scale is the recording's own: every lesson is held out and compared with the rest of its speaker's lessons and
 * with the nearest other speaker's. The two kinds of distances, taken as normal with one deviation, make a distance a
 * log-likelihood ratio; where they do not lie well apart there is no evidence at all. So embeddings serve that must
 * not be compared between recordings, and a room too noisy for them says so by itself. A lesson says nothing about
 * its own speaker: nobody is confirmed by what he was taken to say.
 *
 * @param samples in order of time
 * @param lessons in order of time, from a first pass by lips alone
 * @param frames length of the recording
 * @returns per entity "this voice : another" per frame; NaN where nothing can be said
 */
export function taughtVoices(
  samples: readonly VoiceSample[],
  lessons: readonly Lesson[],
  { measure }: Calibration,
  frames: number,
): VoiceEvidence {
  const apart = (a: Float32Array, b: Float32Array) =>
    measure === "cosine" ? 1 - cosine(a, b) : distance(a, b);
  const speakers = speakersOf(samples, lessons);
  const heldOut = new Map<VoiceSample, Known | undefined>();
  const [same, other]: [number[], number[]] = [[], []];
  for (const speaker of speakers) {
    const others = speakers.filter((one) => one !== speaker);
    for (const lesson of speaker.lessons) {
      const rest = knownBy(minus(speaker.total, totalOf(lesson)));
      for (const sample of lesson) {
        heldOut.set(sample, rest);
        if (rest) same.push(apart(sample.vector, rest.mean));
        if (others.length > 0)
          other.push(Math.min(...others.map(({ voice }) => apart(sample.vector, voice.mean))));
      }
    }
  }
  const scale = scaleOf(same, other);
  if (!scale) return new Map();
  return new Map(
    speakers.map(({ entity, lessons, voice }) => {
      const own = new Set(lessons.flat());
      const evidence = (sample: VoiceSample) => {
        const known = own.has(sample) ? heldOut.get(sample) : voice;
        if (!known) return Number.NaN;
        const least = known.samples < LEAST_SAMPLES ? 0 : -LIMIT;
        return clamp(scale.slope * (scale.middle - apart(sample.vector, known.mean)), least, LIMIT);
      };
      return [entity, evidencePerFrame(samples, frames, evidence)];
    }),
  );
}

/** What a voice sounds like, and from how many samples that is known. */
interface Known {
  readonly mean: Float32Array;
  readonly samples: number;
}

interface Taught {
  readonly entity: string;
  /** The samples of each lesson. */
  readonly lessons: readonly (readonly VoiceSample[])[];
  readonly total: Total;
  readonly voice: Known;
}

function speakersOf(samples: readonly VoiceSample[], lessons: readonly Lesson[]): Taught[] {
  const taught = new Map<string, VoiceSample[][]>();
  let from = 0;
  for (const { entity, startSeconds, endSeconds } of lessons) {
    while (from < samples.length && samples[from]!.endSeconds <= startSeconds) from++;
    const heard: VoiceSample[] = [];
    for (let at = from; at < samples.length && samples[at]!.startSeconds < endSeconds; at++) {
      const sample = samples[at]!;
      const inside = Math.min(endSeconds, sample.endSeconds) - Math.max(startSeconds, sample.startSeconds);
      if (inside >= WITHIN_SHARE * (sample.endSeconds - sample.startSeconds)) heard.push(sample);
    }
    if (heard.length > 0) taught.set(entity, [...(taught.get(entity) ?? []), heard]);
  }
  return [...taught].map(([entity, own]) => {
    const total = totalOf(own.flat());
    return { entity, lessons: own, total, voice: knownBy(total)! };
  });
}

/** From a distance to a log-likelihood ratio; undefined where one says nothing about the other. */
function scaleOf(same: readonly number[], other: readonly number[]) {
  if (same.length < LEAST_SCORES || other.length < LEAST_SCORES) return undefined;
  const [near, far] = [spreadOf(same), spreadOf(other)];
  const variance = Math.max((near.deviation ** 2 + far.deviation ** 2) / 2, 1e-12);
  const between = far.median - near.median;
  if (between < LEAST_APART * Math.sqrt(variance)) return undefined;
  return { middle: (near.median + far.median) / 2, slope: between / variance };
}

/** A median absolute deviation in standard deviations of a normal distribution. */
const DEVIATIONS = 1.4826;

/** Median and deviation that a few wrong lessons do not move. */
function spreadOf(values: readonly number[]) {
  const median = medianOf(values);
  return { median, deviation: DEVIATIONS * medianOf(values.map((value) => Math.abs(value - median))) };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

interface Total {
  readonly sum: Float64Array;
  readonly count: number;
}

function totalOf(samples: readonly VoiceSample[]): Total {
  const sum = new Float64Array(samples[0]!.vector.length);
  for (const { vector } of samples) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
  return { sum, count: samples.length };
}

function minus(all: Total, part: Total): Total {
  return { sum: all.sum.map((value, i) => value - part.sum[i]!), count: all.count - part.count };
}

function knownBy({ sum, count }: Total): Known | undefined {
  return count > 0 ? { mean: Float32Array.from(sum, (value) => value / count), samples: count } : undefined;
}
