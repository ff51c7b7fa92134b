import { clusterVoices } from "./cluster-voices.ts";
import { followFaces } from "./follow-faces.ts";
import type {
  Box,
  Calibrations,
  FaceEmbedding,
  Interval,
  KnownPerson,
  LipScores,
  SpeechSegment,
  Track,
  Tracklet,
  VoiceSample,
  WrittenSpeech,
} from "./observations.ts";
import { STEP_SECONDS } from "./observations.ts";
import { placeWords } from "./place-words.ts";

/** Same numbers every time. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const CALIBRATIONS: Calibrations = {
  face: { measure: "cosine", midpoint: 0.45, slope: 25 },
  voice: { measure: "cosine", midpoint: 0.45, slope: 15 },
};

export interface Utterance extends Interval {
  readonly person: string;
  readonly text?: string;
}

export interface Plan {
  readonly seconds: number;
  readonly people: readonly {
    readonly id: string;
    /** In the directory; default true. */
    readonly enrolled?: boolean;
    /** When the face is in view; default all the time. */
    readonly visible?: readonly Interval[];
    /** Lips that move without sound. */
    readonly silentLips?: readonly Interval[];
    readonly facePixels?: number;
    readonly voiceEnrolled?: boolean;
  }[];
  readonly utterances: readonly Utterance[];
  /** Whether a speaker model is present; default false. */
  readonly voices?: boolean;
  readonly shiftSeconds?: number;
  readonly seed?: number;
  readonly lipScale?: number;
}

const CHUNK_SECONDS = 30;
const FRAMES_PER_SECOND = 12.5;

/** Observations of a meeting that goes as planned: real enough in noise, known in truth. */
export function meeting(plan: Plan) {
  const { seconds, people, utterances, shiftSeconds: shift = 0, seed = 1, lipScale = 1 } = plan;
  const next = random(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const vector = (size: number) => unit(Float32Array.from({ length: size }, gauss));
  const near = (centre: Float32Array, noise: number) =>
    unit(centre.map((value) => value + (noise * gauss()) / Math.sqrt(centre.length)));
  const faces = new Map(people.map(({ id }) => [id, vector(64)]));
  const voices = new Map(people.map(({ id }) => [id, vector(64)]));
  const within = (intervals: readonly Interval[], at: number) =>
    intervals.some(({ startSeconds, endSeconds }) => at >= startSeconds && at < endSeconds);

  const chunks: Tracklet[][] = [];
  const lips: LipScores[][] = [];
  const segments: SpeechSegment[] = merge(utterances, 0.6).map((stretch) =>
    segmentOf(stretch, utterances, shift),
  );
  for (let chunk = 0; chunk * CHUNK_SECONDS < seconds; chunk++) {
    const tracklets: Tracklet[] = [];
    const scores: LipScores[] = [];
    people.forEach(({ id, visible, silentLips = [], facePixels = 90 }, seat) => {
      const inView = visible ?? [{ startSeconds: 0, endSeconds: seconds }];
      const times: number[] = [];
      for (let t = chunk * CHUNK_SECONDS; t < Math.min(seconds, (chunk + 1) * CHUNK_SECONDS); t += 0.5) {
        if (within(inView, t)) times.push(t);
      }
      if (times.length < 2) return;
      const box: Box = { x: 0.03 + seat * 0.12, y: 0.4, width: 0.08, height: 0.15 };
      const boxes = times.map((t) => ({
        seconds: t + shift,
        box: { ...box, x: box.x + 0.004 * gauss(), y: box.y + 0.004 * gauss() },
        confidence: 0.9,
      }));
      const embeddings: FaceEmbedding[] = boxes
        .filter((_, at) => at % 12 === 0)
        .map(({ seconds }) => ({
          seconds,
          vector: near(faces.get(id)!, 0.6),
          quality: { sizePixels: facePixels, sharpness: 1, pose: 1 },
        }));
      const first = times[0]!;
      const last = times.at(-1)!;
      const spoken = utterances.filter(({ person }) => person === id);
      scores.push({
        tracklet: tracklets.length,
        firstSeconds: first + shift + 0.5 / FRAMES_PER_SECOND,
        framesPerSecond: FRAMES_PER_SECOND,
        scores: Float32Array.from({ length: Math.floor((last - first) * FRAMES_PER_SECOND) }, (_, i) => {
          const t = first + (i + 0.5) / FRAMES_PER_SECOND;
          const level = within(spoken, t) ? 2.5 : within(silentLips, t) ? 1.2 : -3;
          return lipScale * (level + 0.8 * gauss());
        }),
      });
      tracklets.push({ boxes, embeddings });
    });
    chunks.push(tracklets);
    lips.push(scores);
  }
  const samples: VoiceSample[] = plan.voices
    ? utterances.flatMap(({ person, startSeconds, endSeconds }) => {
        const count = Math.max(1, Math.floor((endSeconds - startSeconds) / 0.75) - 1);
        return Array.from({ length: count }, (_, i) => ({
          startSeconds: startSeconds + shift + i * 0.75,
          endSeconds: Math.min(endSeconds, startSeconds + i * 0.75 + 1.5) + shift,
          vector: near(voices.get(person)!, 0.7),
        }));
      })
    : [];
  const directory: KnownPerson[] = people
    .filter(({ enrolled = true }) => enrolled)
    .map(({ id, voiceEnrolled }) => ({
      id,
      faceTemplates: [near(faces.get(id)!, 0.4)],
      voiceTemplates: voiceEnrolled ? [near(voices.get(id)!, 0.4)] : [],
    }));
  const written: WrittenSpeech[] = segments.map((segment) => {
    const said = utterances.filter(
      (one) => one.startSeconds + shift < segment.endSeconds && one.endSeconds + shift > segment.startSeconds,
    );
    const words = said.flatMap((one) => {
      const text = one.text ?? "one two three four";
      return placeWords(text, segmentOf(one, [one], shift));
    });
    const { startSeconds, endSeconds } = segment;
    return { startSeconds, endSeconds, words: words.sort((a, b) => a.startSeconds - b.startSeconds) };
  });
  const options =
    plan.voices && CALIBRATIONS.voice ? { evidence: "test-voices", calibrations: CALIBRATIONS } : {};
  const tracks: Track[] = followFaces(chunks, CALIBRATIONS.face ? { calibration: CALIBRATIONS.face } : {});
  const heard = clusterVoices([{ segments, samples }], options);
  return { chunks, tracks, lips, directory, written, voices: heard, calibrations: CALIBRATIONS };
}

/** Who is heard at a time, sorted. */
export function speakersAt(
  speaking: readonly (Interval & { readonly speaker: string })[],
  seconds: number,
): string[] {
  return speaking
    .filter(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds)
    .map(({ speaker }) => speaker)
    .sort();
}

function segmentOf(
  { startSeconds, endSeconds }: Interval,
  speech: readonly Interval[],
  shift: number,
): SpeechSegment {
  const from = Math.round(startSeconds / STEP_SECONDS);
  const count = Math.round(endSeconds / STEP_SECONDS) - from;
  const loud = Array.from({ length: count }, (_, i) => {
    const t = (from + i + 0.5) * STEP_SECONDS;
    return speech.some((one) => t >= one.startSeconds && t < one.endSeconds);
  });
  return {
    startSeconds: from * STEP_SECONDS + shift,
    endSeconds: (from + count) * STEP_SECONDS + shift,
    probabilities: Float32Array.from(loud, (speech) => (speech ? 0.95 : 0.05)),
    levels: Float32Array.from(loud, (speech) => (speech ? -20 : -60)),
  };
}

function merge(intervals: readonly Interval[], gap: number): Interval[] {
  const merged: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of intervals.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const last = merged.at(-1);
    if (last && startSeconds - last.endSeconds <= gap)
      last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else merged.push({ startSeconds, endSeconds });
  }
  return merged;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
