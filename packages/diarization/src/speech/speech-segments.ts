import type { Segment } from "@hapju/spec";
import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";
import { type StepRange, stepsOf } from "./steps.ts";

/** Speech probabilities and loudness of a chunk with its margins. */
export interface SpeechActivity {
  /** Time of the first sample; a multiple of {@link STEP_SECONDS}. */
  readonly startSeconds: number;
  /** Length of one window of the voice activity model. */
  readonly windowSeconds: number;
  /** One probability per window, 0…1. */
  readonly probabilities: Float32Array;
  /** From `loudnessOf`. */
  readonly levels: Float32Array;
}

/** How probabilities become segments. */
export interface SpeechOptions {
  /** Segments that start in it are returned: the chunk without its margins. Default: all. */
  readonly own?: Segment | undefined;
  /** Speech from this probability on; default 0.3. */
  readonly threshold?: number;
  /** Added on both sides of speech; default 0.15. */
  readonly paddingSeconds?: number;
  /** Segments nearer than this are joined; default 0.6. */
  readonly joinSeconds?: number;
  /** Longer segments are cut at their quietest point; default 15. */
  readonly maxSeconds?: number;
}

/** Audio that {@link speechSegments} needs before and after the chunk. */
export const SPEECH_MARGIN_SECONDS = 5;

/** Speech that continues past the end of a chunk is cut within this time, unless it ends by itself. */
const RUN_ON_SECONDS = 4;

/** Shorter sounds are clicks, not speech. */
const MIN_SPEECH_SECONDS = 0.1;

/** Long speech is never cut into segments shorter than this. */
const MIN_CUT_SECONDS = 1;

type LevelAt = (step: number) => number;

/**
 * The segments of speech in a chunk. Neighbouring chunks agree as long as each has {@link SPEECH_MARGIN_SECONDS} of
 * audio on both sides: speech that continues past the end of a chunk is cut at its quietest moment in that margin,
 * found from loudness, which is the same seen from either side.
 */
export function speechSegments(activity: SpeechActivity, options: SpeechOptions = {}): SpeechSegment[] {
  const { threshold = 0.3, paddingSeconds = 0.15, joinSeconds = 0.6, maxSeconds = 15, own } = options;
  const { levels } = activity;
  const first = stepsOf(activity.startSeconds);
  const probabilities = perStep(activity);
  const level: LevelAt = (step) => levels[step - first] ?? Number.NEGATIVE_INFINITY;

  const padding = stepsOf(paddingSeconds);
  const bounds = { from: first, to: first + probabilities.length };
  let ranges = rangesAbove(probabilities, threshold, first)
    .filter(({ from, to }) => to - from >= stepsOf(MIN_SPEECH_SECONDS))
    .map(({ from, to }) => ({
      from: Math.max(bounds.from, from - padding),
      to: Math.min(bounds.to, to + padding),
    }));
  ranges = join(ranges, 0, Number.POSITIVE_INFINITY, []);
  const owned = own && { from: stepsOf(own.startSeconds), to: stepsOf(own.endSeconds) };
  const borders = owned ? [owned.from, owned.to] : [];
  for (const border of borders) ranges = ranges.flatMap((range) => cutAtBorder(range, border, level));
  ranges = join(ranges, stepsOf(joinSeconds), stepsOf(maxSeconds), borders);
  ranges = ranges.flatMap((range) => cutToLength(range, stepsOf(maxSeconds), level));
  if (owned) ranges = ranges.filter(({ from }) => from >= owned.from && from < owned.to);
  return ranges.map(({ from, to }) => ({
    startSeconds: from * STEP_SECONDS,
    endSeconds: to * STEP_SECONDS,
    probabilities: probabilities.slice(from - first, to - first),
    levels: levels.slice(from - first, to - first),
  }));
}

function perStep({ probabilities, windowSeconds, levels }: SpeechActivity): Float32Array {
  return levels.map((_, step) => {
    const window = Math.floor(((step + 0.5) * STEP_SECONDS) / windowSeconds);
    return probabilities[Math.min(window, probabilities.length - 1)] ?? 0;
  });
}

function rangesAbove(probabilities: Float32Array, threshold: number, first: number): StepRange[] {
  const found: { from: number; to: number }[] = [];
  for (const [at, probability] of probabilities.entries()) {
    if (!(probability >= threshold)) continue;
    const last = found.at(-1);
    if (last?.to === first + at) last.to++;
    else found.push({ from: first + at, to: first + at + 1 });
  }
  return found;
}

/** Joins neighbours unless the sum would be too long or they start in different chunks. */
function join(ranges: readonly StepRange[], gap: number, longest: number, borders: readonly number[]) {
  const chunkOf = (range: StepRange) => borders.filter((border) => range.from >= border).length;
  const joined: StepRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    const near = last && range.from - last.to <= gap && range.to - last.from <= longest;
    if (last && near && chunkOf(last) === chunkOf(range))
      joined[joined.length - 1] = { from: last.from, to: range.to };
    else joined.push(range);
  }
  return joined;
}

function cutAtBorder(range: StepRange, border: number, level: LevelAt): StepRange[] {
  const latest = border + stepsOf(RUN_ON_SECONDS);
  if (range.from >= border || range.to <= latest) return [range];
  const at = quietest(border, latest, level);
  return [
    { from: range.from, to: at },
    { from: at, to: range.to },
  ];
}

function cutToLength(range: StepRange, longest: number, level: LevelAt): StepRange[] {
  if (range.to - range.from <= longest) return [range];
  const shortest = stepsOf(MIN_CUT_SECONDS);
  // In the second half: a late pause leaves the longest context to the first part.
  const from = range.from + Math.max(shortest, Math.floor(longest / 2));
  const at = quietest(from, Math.min(range.from + longest, range.to - shortest), level);
  return [{ from: range.from, to: at }, ...cutToLength({ from: at, to: range.to }, longest, level)];
}

/** The step in the middle of the quietest tenth of a second. */
function quietest(from: number, to: number, level: LevelAt): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let step = from; step < Math.max(to, from + 1); step++) {
    let sum = 0;
    for (let near = step - 2; near <= step + 2; near++) sum += level(near);
    if (sum < least) [best, least] = [step, sum];
  }
  return best;
}
