import type { Pieces } from "../audio.ts";
import { type Levels, levelsOf } from "./levels.ts";
import type { MixPlan, MixSource } from "./plan.ts";
import { correlation, differentSounds, likenesses } from "./same-sound.ts";
import { samplePlan, sampleTrack } from "./sample.ts";

/** More signals than this are not compared: the others are heard as they are. */
const MOST_COMPARED = 16;
/** Two channels are the sides of one sound where they correlate this much without delay… */
const ONE_SOUND = 0.5;
/** …and one is at most this many times as loud as the other, in power. */
const ONE_LEVEL = 10;
/** Sounds that correlate this much the wrong way round are turned. */
const TURNED = -0.2;
/** Powers, as shares of full scale. */
const decibels = (value: number) => 10 ** (value / 10);
/** What lies below speech is removed where it has more than this share of the power of speech… */
const LOW_SHARE = 0.25;
/** …and more than this. */
const LEAST_LOW = decibels(-60);
/** Sound whose speech is quieter is made louder… */
const FAINT = decibels(-45);
/** …to this level. */
const USUAL = decibels(-30);
/** No sound is made louder than this many times, in power. */
const MOST_GAIN = decibels(40);
/** Below this there is nothing but the noise of the last bit. */
const SILENT = decibels(-80);

/** What a minute of a recording, spread over it, says about its sound. */
export interface Survey {
  readonly plan: MixPlan;
  /** Tracks of which nothing could be decoded. */
  readonly unreadable: readonly number[];
  /** Power of speech in it, as a share of full scale, before anything is made louder. */
  readonly level: number;
}

interface Signal {
  readonly track: number;
  readonly channel: number | undefined;
  readonly samples: Float32Array;
  readonly levels: Levels;
}

/**
 * Decides how the one sound that is recognised is made of all tracks and channels: each different one is heard, copies
 * are heard once, nothing is cancelled out.
 *
 * @param channels number of channels of each track
 */
export function planMix(pieces: Pieces, durationSeconds: number, channels: readonly number[]): Survey {
  const sample = samplePlan(durationSeconds);
  const unreadable: number[] = [];
  const signals: Signal[] = [];
  for (const [track, count] of channels.entries()) {
    const sampled = sampleTrack(pieces, sample, { track, channels: count });
    if (sampled.isReadable) signals.push(...signalsOf(track, sampled.channels));
    else unreadable.push(track);
  }
  // Silence is like nothing, and costs nothing to hear.
  const compared = signals.filter(({ levels }) => levels.loud > SILENT).slice(0, MOST_COMPARED);
  const sounds = compared.map(({ samples }) => samples);
  const pairs = likenesses(sounds, sample.length);
  const loud = compared.map(({ levels }) => levels.loud);
  const different = differentSounds(sounds, { stretch: sample.length, pairs, loud });
  const copies = new Set(compared.filter((_, at) => !different.includes(at)));
  const nowOf = (a: Signal, b: Signal) => pairs[compared.indexOf(a)]?.[compared.indexOf(b)]?.now ?? 0;
  const heard = signals.filter((signal) => !copies.has(signal));
  const plan = planOf(heard, signsOf(heard, nowOf));
  return { plan, unreadable, level: Math.max(0, ...signals.map(({ levels }) => levels.loud)) };
}

/** The sound of a track: one where its channels are the sides of one, else each channel. */
function signalsOf(track: number, channels: readonly Float32Array[]): Signal[] {
  const each = channels.map((samples, channel) => ({ track, channel, samples, levels: levelsOf(samples) }));
  const [left, right] = each;
  if (!left) return [];
  if (each.length === 1) return [{ ...left, channel: undefined }];
  if (each.length > 2 || !right) return each;
  const ratio = (left.levels.loud + SILENT) / (right.levels.loud + SILENT);
  const isOne =
    correlation(left.samples, right.samples) >= ONE_SOUND && ratio <= ONE_LEVEL && ratio >= 1 / ONE_LEVEL;
  const isSilent = left.levels.loud + right.levels.loud <= SILENT;
  if (!isOne && !isSilent) return each;
  const samples = left.samples.map((sample, index) => (sample + (right.samples[index] ?? 0)) / 2);
  const low = Math.max(left.levels.low, right.levels.low);
  return [{ track, channel: undefined, samples, levels: { ...levelsOf(samples), low } }];
}

/** @param signs −1 for what is turned */
function planOf(heard: readonly Signal[], signs: readonly number[]): MixPlan {
  const loudest = Math.max(SILENT, ...heard.map(({ levels }) => levels.loud));
  const speech = Math.max(0, ...heard.filter(({ levels }) => levels.varies).map(({ levels }) => levels.loud));
  const wanted = speech > SILENT && speech < FAINT ? Math.min(USUAL, speech * MOST_GAIN) : speech;
  const sources = heard.map(({ track, channel, levels }, index): MixSource => {
    const isSpeech = levels.varies && levels.loud > SILENT;
    // Where nothing rises and falls, what is steady is all there is to hear.
    const floor = speech > SILENT ? levels.floor : 0;
    const power = isSpeech ? Math.min(MOST_GAIN, wanted / levels.loud) : 1;
    return {
      track,
      ...(channel === undefined ? {} : { channel }),
      gain: (signs[index] ?? 1) * Math.sqrt(power),
      floor: floor * power,
    };
  });
  const low = Math.max(LEAST_LOW, LOW_SHARE * loudest);
  return { sources, highPass: heard.some(({ levels }) => levels.low > low) };
}

/** −1 for the sounds that are the wrong way round to one before them. */
function signsOf(heard: readonly Signal[], nowOf: (a: Signal, b: Signal) => number): number[] {
  const signs: number[] = [];
  for (const [index, signal] of heard.entries()) {
    const before = heard.slice(0, index).map((other, order) => (signs[order] ?? 1) * nowOf(signal, other));
    signs.push(Math.min(0, ...before) <= TURNED ? -1 : 1);
  }
  return signs;
}
