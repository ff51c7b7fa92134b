import type { Calibration, Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import type { VoiceSample } from "../observations/speech.ts";
import { clamp, cosine, distance } from "../statistics.ts";
import { median } from "../tracks/appearance.ts";
import { mean, type SoundCalibrations } from "./same-speaker.ts";
import { evidencePerFrame, joined, type VoiceEvidence } from "./voice-evidence.ts";

/** A stretch in which somebody is clearly seen to speak: it teaches what that one sounds like. */
export interface Lesson extends Segment {
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
 * not be compared between recordings, and a room too noisy for them says so by itself. A lesson that sounds like
 * another speaker is left out, and none says anything about its own speaker: nobody is confirmed by what he was taken
 * to say.
 *
 * @param samples in order of time
 * @param lessons in order of time, from a first pass by lips alone
 * @param frames length of the recording
 * @returns per entity "this voice : another" per frame; NaN where nothing can be said
 */
export function taughtVoices(
  samples: readonly VoiceSample[],
  lessons: readonly Lesson[],
  { voice, statistics }: SoundCalibrations,
  frames: number,
): VoiceEvidence {
  const sources = [
    voice && taughtBy(samples, lessons, { of: ({ vector }) => vector, measure: voice.measure }, frames),
    statistics &&
      taughtBy(samples, lessons, { of: (one) => one.statistics, measure: statistics.measure }, frames),
  ].filter((source) => source !== undefined);
  return sources.reduce(joined, new Map<string, FrameSeries>());
}

/** Something that says what a sample sounds like, and how two of its answers compare. */
interface Source {
  readonly of: (sample: VoiceSample) => Float32Array | undefined;
  readonly measure: Calibration["measure"];
}

function taughtBy(
  all: readonly VoiceSample[],
  lessons: readonly Lesson[],
  { of, measure }: Source,
  frames: number,
): VoiceEvidence {
  const apart: Apart = measure === "cosine" ? (a, b) => 1 - cosine(a, b) : distance;
  const samples = all.flatMap((sample): Sample[] => {
    const vector = of(sample);
    return vector ? [{ startSeconds: sample.startSeconds, endSeconds: sample.endSeconds, vector }] : [];
  });
  const taken = heldOut(lessonsIn(samples, lessons), apart);
  const checked = heldOut(
    taken.filter(({ own, other }) => !own || !other || own.away < other.away),
    apart,
  );
  const distances = (pick: (one: HeldOut) => Nearest | undefined) =>
    checked.flatMap((one) => {
      const { voice } = pick(one) ?? {};
      return voice ? one.samples.map(({ vector }) => apart(vector, voice.mean)) : [];
    });
  const scale = scaleOf(
    distances(({ own }) => own),
    distances(({ other }) => other),
  );
  if (!scale) return new Map();
  const rest = new Map(
    checked.flatMap(({ samples, own }) => samples.map((one) => [one, own?.voice] as const)),
  );
  return new Map(
    [...voicesOf(checked)].map(([entity, voice]) => {
      const own = new Set(checked.filter((one) => one.entity === entity).flatMap((one) => one.samples));
      const evidence = (sample: Sample) => {
        const known = own.has(sample) ? rest.get(sample) : voice;
        if (!known) return Number.NaN;
        const least = known.count < LEAST_SAMPLES ? 0 : -LIMIT;
        return clamp(scale.slope * (scale.middle - apart(sample.vector, known.mean)), least, LIMIT);
      };
      return [entity, evidencePerFrame(samples, frames, evidence)];
    }),
  );
}

type Apart = (a: Float32Array, b: Float32Array) => number;

/** A sample, by one source. */
interface Sample extends Segment {
  readonly vector: Float32Array;
}

/** The samples of one lesson. */
interface Taught {
  readonly entity: string;
  readonly samples: readonly Sample[];
}

function lessonsIn(samples: readonly Sample[], lessons: readonly Lesson[]): Taught[] {
  const taught: Taught[] = [];
  let from = 0;
  for (const { entity, startSeconds, endSeconds } of lessons) {
    while (from < samples.length && samples[from]!.endSeconds <= startSeconds) from++;
    const heard: Sample[] = [];
    for (let at = from; at < samples.length && samples[at]!.startSeconds < endSeconds; at++) {
      const sample = samples[at]!;
      const inside = Math.min(endSeconds, sample.endSeconds) - Math.max(startSeconds, sample.startSeconds);
      if (inside >= WITHIN_SHARE * (sample.endSeconds - sample.startSeconds)) heard.push(sample);
    }
    if (heard.length > 0) taught.push({ entity, samples: heard });
  }
  return taught;
}

/** What a voice sounds like on average, and from how many samples that is known. */
interface Voice {
  readonly mean: Float32Array;
  readonly count: number;
}

/** The voice a lesson is compared with, and how far away its own mean is. */
interface Nearest {
  readonly voice: Voice;
  readonly away: number;
}

interface HeldOut extends Taught {
  /** What the same speaker sounds like in other lessons. */
  readonly own: Nearest | undefined;
  /** The other speaker who sounds most like it. */
  readonly other: Nearest | undefined;
}

function heldOut(lessons: readonly Taught[], apart: Apart): HeldOut[] {
  const voices = voicesOf(lessons);
  return lessons.map(({ entity, samples }) => {
    const { mean, count } = voiceOf(samples);
    const all = voices.get(entity)!;
    const left = all.count - count;
    const own = left > 0 && {
      mean: all.mean.map((value, i) => (value * all.count - mean[i]! * count) / left),
      count: left,
    };
    const nearest = (voice: Voice): Nearest => ({ voice, away: apart(mean, voice.mean) });
    const [other] = [...voices]
      .filter(([one]) => one !== entity)
      .map(([, voice]) => nearest(voice))
      .sort((a, b) => a.away - b.away);
    return { entity, samples, own: own ? nearest(own) : undefined, other };
  });
}

function voicesOf(lessons: readonly Taught[]): Map<string, Voice> {
  const of = Map.groupBy(lessons, ({ entity }) => entity);
  return new Map([...of].map(([entity, own]) => [entity, voiceOf(own.flatMap(({ samples }) => samples))]));
}

function voiceOf(samples: readonly Sample[]): Voice {
  return { mean: mean(samples.map(({ vector }) => vector)), count: samples.length };
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
  const middle = median(values);
  return { median: middle, deviation: DEVIATIONS * median(values.map((value) => Math.abs(value - middle))) };
}
