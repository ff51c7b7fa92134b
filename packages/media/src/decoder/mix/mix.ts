import type { Segment } from "@hapju/spec";
import { type Pieces, readTrack } from "../audio.ts";
import { highPass, SETTLE_SECONDS } from "./high-pass.ts";
import { isPlain, type MixPlan, type MixSource } from "./plan.ts";

/** Weights are given to blocks on a grid of the recording's own, so that any range gives the same samples. */
const BLOCKS_PER_SECOND = 100;
/** Levels are averaged over so many blocks before and after. */
const SMOOTHING_BLOCKS = 6;
/** Read before and after a segment: the filter settles, and levels are averaged twice. */
const MARGIN_SECONDS = SETTLE_SECONDS + (3 * SMOOTHING_BLOCKS) / BLOCKS_PER_SECOND;
/** A source is heard when it has this many times the power of its background. */
const HEARD = 2;
/** Share of the lowest background that counts where no source is heard. */
const BACKGROUND_SHARE = 0.01;
/** Power of the noise of the last bit. */
const LEAST_POWER = 1e-10;
/** A mix with less of the power that its sources have is cancelled out. */
const CANCELLED = 0.1;

/** The sound of a segment. */
export interface MixedSound {
  readonly samples: Float32Array;
  /** Where none of the sources has sound that can be decoded. */
  readonly gaps: readonly Segment[];
  /** The share that each source has in the sound, by block of 1/100 s; none where there is one source. */
  readonly shares: readonly Float32Array[];
}

/** Mixes the sources of a segment to one sound. @param only position of the one source to give */
export function mixSound(
  pieces: Pieces,
  plan: MixPlan,
  segment: Segment,
  { sampleRate, only }: { readonly sampleRate: number; readonly only?: number | undefined },
): MixedSound {
  const sources = only === undefined ? plan.sources : plan.sources.slice(only, only + 1);
  const [first] = sources;
  if (first && isPlain({ ...plan, sources })) {
    const sound = readTrack(pieces, { ...segment, track: first.track, channels: "mixed", sampleRate });
    return { samples: sound.channels[0] ?? new Float32Array(), gaps: sound.gaps(), shares: [] };
  }
  const size = sampleRate / BLOCKS_PER_SECOND;
  const from = Math.round(segment.startSeconds * sampleRate);
  const to = Math.max(from, Math.round(segment.endSeconds * sampleRate));
  const margin = MARGIN_SECONDS * sampleRate;
  const [firstBlock, endBlock] = [Math.floor((from - margin) / size), Math.ceil((to + margin) / size)];
  const within = {
    startSeconds: (firstBlock * size) / sampleRate,
    endSeconds: (endBlock * size) / sampleRate,
  };
  const { sounds, gaps } = readSources(pieces, sources, { ...within, sampleRate });
  for (const [index, sound] of sounds.entries())
    prepare(sound, sources[index]?.gain ?? 1, plan.highPass ? sampleRate : undefined);
  const { mixed, weights } = mix(sounds, sources, size);
  const [offset, end] = [from - firstBlock * size, to - firstBlock * size];
  const [firstShare, endShare] = [Math.floor(offset / size), Math.ceil(end / size)];
  return {
    samples: mixed.slice(offset, end),
    gaps: gaps.flatMap(({ startSeconds, endSeconds }) => {
      const start = Math.max(startSeconds, segment.startSeconds);
      const end = Math.min(endSeconds, segment.endSeconds);
      return end > start ? [{ startSeconds: start, endSeconds: end }] : [];
    }),
    shares: sources.length > 1 ? weights.map((one) => one.slice(firstShare, endShare)) : [],
  };
}

/** The sound of each source, each track decoded once, and where all of them have a gap. */
function readSources(
  pieces: Pieces,
  sources: readonly MixSource[],
  range: Segment & { readonly sampleRate: number },
): { sounds: Float32Array[]; gaps: readonly Segment[] } {
  const sounds: Float32Array[] = sources.map(() => new Float32Array());
  let gaps: readonly Segment[] | undefined;
  for (const track of new Set(sources.map((source) => source.track))) {
    const own = [...sources.entries()].filter(([, source]) => source.track === track);
    const channels = own.some(([, { channel }]) => channel === undefined)
      ? ("mixed" as const)
      : Math.max(...own.map(([, { channel = 0 }]) => channel)) + 1;
    const sound = readTrack(pieces, { ...range, track, channels });
    for (const [index, { channel = 0 }] of own) sounds[index] = sound.channels[channel] ?? new Float32Array();
    gaps = gaps ? common(gaps, sound.gaps()) : sound.gaps();
  }
  return { sounds, gaps: gaps ?? [] };
}

/** Segments that are in both lists. */
const common = (a: readonly Segment[], b: readonly Segment[]): Segment[] =>
  a.flatMap((one) =>
    b.flatMap((other) => {
      const startSeconds = Math.max(one.startSeconds, other.startSeconds);
      const endSeconds = Math.min(one.endSeconds, other.endSeconds);
      return endSeconds > startSeconds ? [{ startSeconds, endSeconds }] : [];
    }),
  );

function prepare(sound: Float32Array, gain: number, filterRate: number | undefined): void {
  if (filterRate !== undefined) highPass(sound, filterRate);
  if (gain !== 1)
    for (let index = 0; index < sound.length; index += 1) sound[index] = (sound[index] ?? 0) * gain;
}

/**
 * Shares the gain of one microphone among the sources by their levels (Dugan, "Automatic Microphone Mixing", 1975):
 * who speaks is heard, who is silent adds no noise. Where the sources cancel each other out, the loudest is taken.
 */
function mix(
  sounds: readonly Float32Array[],
  sources: readonly MixSource[],
  size: number,
): { mixed: Float32Array; weights: Float32Array[] } {
  const levels = sounds.map((sound) => smoothed(powers(sound, size)));
  const weights = weightsOf(levels, sources);
  let mixed = added(sounds, weights, size);
  if (sounds.length > 1) {
    const got = smoothed(powers(mixed, size));
    let isCancelled = false;
    for (let block = 0; block < got.length; block += 1) {
      let expected = 0;
      for (const [index, level] of levels.entries())
        expected += (weights[index]?.[block] ?? 0) * (level[block] ?? 0);
      if ((got[block] ?? 0) >= CANCELLED * expected) continue;
      isCancelled = true;
      const loudest = levels.reduce(
        (best, level, index) => ((level[block] ?? 0) > (levels[best]?.[block] ?? 0) ? index : best),
        0,
      );
      for (const [index, weight] of weights.entries()) weight[block] = index === loudest ? 1 : 0;
    }
    if (isCancelled) mixed = added(sounds, weights, size);
  }
  for (let index = 0; index < mixed.length; index += 1)
    mixed[index] = Math.max(-1, Math.min(1, mixed[index] ?? 0));
  return { mixed, weights };
}

/** Mean power of each block. */
function powers(sound: Float32Array, size: number): Float32Array {
  return Float32Array.from({ length: Math.floor(sound.length / size) }, (_, block) => {
    let sum = 0;
    for (let index = block * size; index < (block + 1) * size; index += 1) sum += (sound[index] ?? 0) ** 2;
    return sum / size;
  });
}

/** Each value averaged with its neighbours, the nearer the more. */
function smoothed(values: Float32Array): Float32Array {
  return values.map((_, at) => {
    let [sum, total] = [0, 0];
    for (let distance = -SMOOTHING_BLOCKS; distance <= SMOOTHING_BLOCKS; distance += 1) {
      const weight = SMOOTHING_BLOCKS + 1 - Math.abs(distance);
      sum += weight * (values[at + distance] ?? 0);
      total += weight;
    }
    return sum / total;
  });
}

/** The share of each source in every block; they add up to 1. Where none is heard, it is the one with the least noise. */
function weightsOf(levels: readonly Float32Array[], sources: readonly MixSource[]): Float32Array[] {
  const floors = sources.map(({ floor }) => Math.max(floor, LEAST_POWER));
  const least = Math.min(...floors);
  const weights = levels.map((level, index) => {
    const floor = floors[index] ?? LEAST_POWER;
    const background = (BACKGROUND_SHARE * least * least) / floor;
    return level.map((power) => Math.max(power - HEARD * floor, 0) + background);
  });
  for (let block = 0; block < (weights[0]?.length ?? 0); block += 1) {
    const sum = weights.reduce((total, weight) => total + (weight[block] ?? 0), 0);
    for (const weight of weights) weight[block] = (weight[block] ?? 0) / sum;
  }
  return weights;
}

/** The weighted sum; gains go from the middle of one block to that of the next. */
function added(
  sounds: readonly Float32Array[],
  weights: readonly Float32Array[],
  size: number,
): Float32Array<ArrayBuffer> {
  const sum = new Float32Array(sounds[0]?.length ?? 0);
  for (const [order, sound] of sounds.entries()) {
    const weight = weights[order] ?? new Float32Array();
    const gainAt = (block: number) => Math.sqrt(weight[Math.max(0, Math.min(weight.length - 1, block))] ?? 0);
    for (let block = -1; block < weight.length; block += 1) {
      const [before, after] = [gainAt(block), gainAt(block + 1)];
      const start = Math.round((block + 0.5) * size);
      const end = Math.min(sound.length, start + size);
      for (let index = Math.max(0, start); index < end; index += 1)
        sum[index] =
          (sum[index] ?? 0) + (sound[index] ?? 0) * (before + ((after - before) * (index - start)) / size);
    }
  }
  return sum;
}
