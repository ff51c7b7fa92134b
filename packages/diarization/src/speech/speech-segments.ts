import type { Segment } from "@hapju/spec";
import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";

/** What is known of one stretch of sound, a chunk with its margins. */
export interface SpeechActivity {
  /** Time of the first sample; a multiple of `STEP_SECONDS`. */
  readonly startSeconds: number;
  /** Length of one window of the voice activity model. */
  readonly windowSeconds: number;
  /** One probability per window. */
  readonly probabilities: Float32Array;
  /** From `loudnessOf`. */
  readonly levels: Float32Array;
}

/** How probabilities become segments. Seconds, with defaults. */
export interface SpeechOptions {
  /** Segments that start in it are returned: the chunk without margins. Default: everything. */
  readonly own?: Segment;
  /** Speech from this probability on; default 0.3. */
  readonly threshold?: number;
  /** Kept on both sides of speech; default 0.15. */
  readonly paddingSeconds?: number;
  /** Segments nearer than this are joined; default 0.6. */
  readonly joinSeconds?: number;
  /** Longer segments are cut at their quietest point; default 15. */
  readonly maxSeconds?: number;
}

/** VoiceFeatures `speechSegments` needs before and after the chunk. */
export const SPEECH_MARGIN_SECONDS = 5;

/** Speech running on past the end of a chunk is cut within this time, unless it ends by itself. */
const RUN_ON_SECONDS = 4;

/** Shorter sounds are clicks, not speech. */
const MIN_SPEECH_SECONDS = 0.1;

/** No piece of speech is cut shorter than this. */
const MIN_PIECE_SECONDS = 1;

/** A run of steps, `from` inclusive, `to` exclusive, counted from the start of the recording. */
interface Run {
  readonly from: number;
  readonly to: number;
}

const stepsOf = (seconds: number) => Math.round(seconds / STEP_SECONDS);

/**
 * The stretches of speech in a chunk. Neighbouring chunks agree as long as each is given
 * {@link SPEECH_MARGIN_SECONDS} of sound on both sides: what runs on past the end of a chunk is cut at its
 * quietest moment in that margin, found from loudness, which is the same seen from either side.
 */
export function speechSegments(activity: SpeechActivity, options: SpeechOptions = {}): SpeechSegment[] {
  const { threshold = 0.3, paddingSeconds = 0.15, joinSeconds = 0.6, maxSeconds = 15, own } = options;
  const { levels } = activity;
  const first = stepsOf(activity.startSeconds);
  const probabilities = perStep(activity);
  const level = (step: number) => levels[step - first] ?? Number.NEGATIVE_INFINITY;

  const padding = stepsOf(paddingSeconds);
  const bounds = { from: first, to: first + probabilities.length };
  let runs = islands(probabilities, threshold, first)
    .filter(({ from, to }) => to - from >= stepsOf(MIN_SPEECH_SECONDS))
    .map(({ from, to }) => ({
      from: Math.max(bounds.from, from - padding),
      to: Math.min(bounds.to, to + padding),
    }));
  runs = join(runs, 0, Number.POSITIVE_INFINITY, []);
  const borders = own ? [stepsOf(own.startSeconds), stepsOf(own.endSeconds)] : [];
  for (const border of borders) runs = runs.flatMap((run) => cutAtBorder(run, border, level));
  runs = join(runs, stepsOf(joinSeconds), stepsOf(maxSeconds), borders);
  runs = runs.flatMap((run) => cutToLength(run, stepsOf(maxSeconds), level));
  if (own) runs = runs.filter(({ from }) => from >= borders[0]! && from < borders[1]!);
  return runs.map(({ from, to }) => ({
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

function islands(probabilities: Float32Array, threshold: number, first: number): Run[] {
  const found: Run[] = [];
  let from = -1;
  for (let step = 0; step <= probabilities.length; step++) {
    const speech = step < probabilities.length && probabilities[step]! >= threshold;
    if (speech && from < 0) from = step;
    if (!speech && from >= 0) {
      found.push({ from: first + from, to: first + step });
      from = -1;
    }
  }
  return found;
}

/** Joins neighbours unless the sum would be too long or they start in different chunks. */
function join(runs: readonly Run[], gap: number, longest: number, borders: readonly number[]): Run[] {
  const chunkOf = (run: Run) => borders.filter((border) => run.from >= border).length;
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const near = last && run.from - last.to <= gap && run.to - last.from <= longest;
    if (last && near && chunkOf(last) === chunkOf(run))
      joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined;
}

function cutAtBorder(run: Run, border: number, level: (step: number) => number): Run[] {
  const latest = border + stepsOf(RUN_ON_SECONDS);
  if (run.from >= border || run.to <= latest) return [run];
  const at = quietest(border, latest, level);
  return [
    { from: run.from, to: at },
    { from: at, to: run.to },
  ];
}

function cutToLength(run: Run, longest: number, level: (step: number) => number): Run[] {
  if (run.to - run.from <= longest) return [run];
  const shortest = stepsOf(MIN_PIECE_SECONDS);
  // Not the very end: a pause late in the piece leaves the longest context to both sides.
  const from = run.from + Math.max(shortest, Math.floor(longest / 2));
  const at = quietest(from, Math.min(run.from + longest, run.to - shortest), level);
  return [{ from: run.from, to: at }, ...cutToLength({ from: at, to: run.to }, longest, level)];
}

/** The step in the middle of the quietest tenth of a second. */
function quietest(from: number, to: number, level: (step: number) => number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let step = from; step < Math.max(to, from + 1); step++) {
    let sum = 0;
    for (let near = step - 2; near <= step + 2; near++) sum += level(near);
    if (sum < least) [best, least] = [step, sum];
  }
  return best;
}
