import type { TranscriptSegment } from "@hapju/evaluation";
import { SAMPLE_RATE } from "@hapju/spec";
import { pick, randomSource, shuffled } from "../../packages/synthesis/src/random.ts";

/** A recording of several speakers, made of recordings of one, with who speaks when. */
export interface Mixture {
  readonly id: string;
  /** 16 kHz. */
  readonly samples: Float32Array;
  readonly reference: readonly TranscriptSegment[];
}

/** What a mixture is made of. */
export interface MixtureOptions {
  readonly id: string;
  readonly seed: number;
  /** Per speaker, pieces of speech without long pauses, from {@link piecesOf}. */
  readonly speakers: readonly (readonly Float32Array[])[];
  readonly seconds: number;
}

const FRAME = SAMPLE_RATE / 100;
/** Of the changes of speaker, so many begin before the other has finished. */
const OVERLAPPING = 0.25;
/** Loudness of a speaker before the distance is drawn, as the root of the mean square. */
const LEVEL = 0.05;

/** The speech of a recording of one speaker: cut at pauses of 0.2 s, pieces from 0.4 s on. */
export function piecesOf(samples: Float32Array): Float32Array[] {
  const levels = Array.from({ length: Math.floor(samples.length / FRAME) }, (_, at) =>
    decibels(meanSquare(samples.subarray(at * FRAME, (at + 1) * FRAME))),
  );
  const smooth = levels.map((_, at) => mean(levels.slice(Math.max(0, at - 2), at + 3)));
  const loud = smooth.toSorted((a, b) => a - b)[Math.floor(0.95 * smooth.length)] ?? 0;
  const ranges: { from: number; to: number }[] = [];
  for (const [at, level] of smooth.entries()) {
    if (level <= loud - 30) continue;
    const last = ranges.at(-1);
    if (last && at - last.to < 20) last.to = at + 1;
    else ranges.push({ from: at, to: at + 1 });
  }
  return ranges
    .filter(({ from, to }) => to - from > 40)
    .map(({ from, to }) => samples.slice(Math.max(0, from - 2) * FRAME, (to + 2) * FRAME));
}

/** Speakers who take turns, partly at once, in one room with noise; the same for the same seed. */
export function mixture({ id, seed, speakers, seconds }: MixtureOptions): Mixture {
  const random = randomSource(seed);
  const between = (from: number, to: number) => from + (to - from) * random();
  const length = seconds * SAMPLE_RATE;
  const dry = speakers.map(() => new Float32Array(length));
  const shares = speakers.map(() => between(0.2, 1) ** 2);
  const waiting = shuffled(random, [...speakers.keys()]);
  const reference: TranscriptSegment[] = [];
  const drawn = () => {
    let rest = random() * shares.reduce((sum, share) => sum + share, 0);
    for (const [who, share] of shares.entries()) {
      rest -= share;
      if (rest < 0) return who;
    }
    return 0;
  };
  let at = between(0.2, 1.5);
  let last = -1;
  while (at < seconds - 1) {
    const who = (random() < 0.5 ? waiting.pop() : undefined) ?? drawn();
    if (speakers.length > 1 && who === last && random() < 0.7) continue;
    const pieces = speakers[who] ?? [];
    const turn = reference.filter(({ speaker }) => speaker === nameOf(who)).length;
    const piece = pieces[turn % pieces.length] ?? new Float32Array(0);
    const said = Math.min(piece.length / SAMPLE_RATE, between(0.7, 7), seconds - at);
    const early = who !== last && last >= 0 && random() < OVERLAPPING;
    const earliest = early ? at - between(0.3, Math.min(2.5, 0.7 * said)) : at;
    const busy = reference.some((turn) => turn.speaker === nameOf(who) && turn.endSeconds > earliest);
    const startSeconds = Math.max(0, busy ? at : earliest);
    const from = Math.round(startSeconds * SAMPLE_RATE);
    add(dry[who], faded(piece.subarray(0, Math.round(said * SAMPLE_RATE))), from);
    const endSeconds = startSeconds + said;
    reference.push({ session: id, speaker: nameOf(who), startSeconds, endSeconds });
    at = Math.max(at, endSeconds) + (random() < 0.8 ? -0.35 * Math.log(1 - random()) : between(1, 4));
    last = who;
  }
  const samples = new Float32Array(length);
  const reverberation = between(0.15, 0.6);
  for (const [who, own] of dry.entries()) {
    if (!reference.some(({ speaker }) => speaker === nameOf(who))) continue;
    const heard = inRoom(own, reverberation, between(0.1, 0.5), random);
    const level = Math.sqrt(meanSquare(heard.filter((value) => Math.abs(value) > 1e-4)));
    const gain = (LEVEL / level) * 10 ** (between(-5, 5) / 20);
    const mixed = heard.map((value) => value * gain);
    add(samples, mixed, 0);
  }
  const noise = LEVEL * 10 ** (-between(10, 28) / 20);
  let hum = 0;
  for (const [at, value] of samples.entries()) {
    // White noise and, of twice its strength, noise that falls with the frequency.
    hum = 0.98 * hum + 0.2 * gaussian(random);
    samples[at] = Math.max(-1, Math.min(1, value + noise * (0.45 * gaussian(random) + 0.9 * hum)));
  }
  return { id, samples, reference };
}

/** `count` of the speakers, drawn by the seed, each with the pieces in an order of its own. */
export function cast<T>(seed: number, speakers: readonly (readonly T[])[], count: number): T[][] {
  const random = randomSource(seed);
  return shuffled(random, speakers)
    .slice(0, count)
    .map((pieces) => shuffled(random, pieces));
}

const nameOf = (who: number) => `speaker-${who + 1}`;

/** With reverberation: velvet noise, which is impulses of random sign and place, dying away. */
function inRoom(dry: Float32Array, seconds: number, strength: number, random: () => number): Float32Array {
  const echoes = Array.from({ length: Math.round(1500 * seconds) }, (_, at) => {
    const after = (at + random()) / 1500;
    return {
      delay: Math.round(after * SAMPLE_RATE),
      gain: pick(random, [-1, 1]) * Math.exp((-6.9 * after) / seconds),
    };
  });
  const energy = Math.sqrt(echoes.reduce((sum, { gain }) => sum + gain * gain, 0));
  const wet = dry.slice();
  for (const { delay, gain } of echoes) {
    const factor = (gain * strength) / energy;
    for (let at = delay; at < wet.length; at++) wet[at] = (wet[at] ?? 0) + factor * (dry[at - delay] ?? 0);
  }
  return wet;
}

function faded(samples: Float32Array): Float32Array {
  return samples.map((value, at) => value * Math.min(1, at / FRAME, (samples.length - 1 - at) / FRAME));
}

function add(to: Float32Array | undefined, samples: Float32Array, from: number): void {
  if (to)
    for (const [at, value] of samples.entries())
      if (from + at < to.length) to[from + at] = (to[from + at] ?? 0) + value;
}

const gaussian = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const meanSquare = (values: Float32Array) =>
  values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length);
const decibels = (energy: number) => 10 * Math.log10(energy + 1e-10);
