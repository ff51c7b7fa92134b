import { type Pieces, readTrack } from "../audio.ts";

/** A telephone's band: enough to compare sounds, and half the work. */
export const SAMPLE_RATE = 8000;
/** A longer recording is judged by so many stretches of it… */
const STRETCHES = 15;
/** …of this length, spread evenly: a minute in all. */
const STRETCH_SECONDS = 4;

/** Which parts of a recording are taken: how many, and how long each is in samples. */
export interface SamplePlan {
  readonly durationSeconds: number;
  readonly count: number;
  readonly length: number;
}

/** A minute of a recording, spread over it; all of a shorter one. */
export function samplePlan(durationSeconds: number): SamplePlan {
  const isShort = durationSeconds <= STRETCHES * STRETCH_SECONDS;
  const seconds = isShort ? durationSeconds : STRETCH_SECONDS;
  return { durationSeconds, count: isShort ? 1 : STRETCHES, length: Math.ceil(seconds * SAMPLE_RATE) };
}

/** A track's sound in the stretches of a sample. */
export interface SampledTrack {
  /** Samples by channel: the stretches, one behind the other. */
  readonly channels: readonly Float32Array[];
  /** Whether anything could be decoded. */
  readonly isReadable: boolean;
}

/** Reads a track in the stretches of a sample. */
export function sampleTrack(
  pieces: Pieces,
  { durationSeconds, count, length }: SamplePlan,
  { track, channels }: { readonly track: number; readonly channels: number },
): SampledTrack {
  const sampled = Array.from({ length: channels }, () => new Float32Array(length * count));
  let isReadable = false;
  for (let stretch = 0; stretch < count; stretch += 1) {
    const startSeconds = (stretch / count) * durationSeconds;
    const endSeconds = startSeconds + length / SAMPLE_RATE;
    const sound = readTrack(pieces, { track, channels, startSeconds, endSeconds, sampleRate: SAMPLE_RATE });
    isReadable ||= sound.any;
    for (const [channel, samples] of sound.channels.entries())
      sampled[channel]?.set(samples.subarray(0, length), stretch * length);
  }
  return { channels: sampled, isReadable };
}
