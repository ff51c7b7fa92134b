import { SAMPLE_RATE } from "@hapju/spec";

/** Audio around the middle of a frame that counts as its own. */
const WINDOW_SECONDS = 0.08;
const FLOOR = 1e-7;

/** Loudness per frame of video: the power's logarithm to base 10, so 1 is ten decibels. */
export function loudness(
  samples: Float32Array,
  framesPerSecond: number,
  frames: number,
  windowSeconds = WINDOW_SECONDS,
): Float64Array {
  const half = (windowSeconds * SAMPLE_RATE) / 2;
  return Float64Array.from({ length: frames }, (_, i) => {
    const middle = ((i + 0.5) * SAMPLE_RATE) / framesPerSecond;
    const part = samples.subarray(Math.max(0, Math.round(middle - half)), Math.round(middle + half));
    const energy = part.reduce((sum, sample) => sum + sample * sample, 0);
    return Math.log10(energy / Math.max(1, part.length) + FLOOR);
  });
}

/** Quieter than this much below the loudest is a pause. */
const PAUSE = 2.5;
/** −50 dB: a room this quiet has no speech in it. */
const SILENCE = -5;

/** Whether anything is audible within a third of a second of each frame. */
export function audible(levels: Float64Array, framesPerSecond: number): boolean[] {
  const threshold = Math.max(SILENCE, levels.reduce((most, level) => Math.max(most, level), -7) - PAUSE);
  const reach = Math.ceil(framesPerSecond / 3);
  return Array.from(levels, (_, i) =>
    levels.subarray(Math.max(0, i - reach), i + reach + 1).some((level) => level > threshold),
  );
}
