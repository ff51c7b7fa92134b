import { Spectrum } from "../spectrum/spectrum.ts";

/** Half of the audio's own rate is enough for pitch. */
const RATE = 8_000;
const FRAME = 320;
const HOP = 160;
const TRANSFORM = 512;
const LOWEST_HERTZ = 65;
const HIGHEST_HERTZ = 400;
const SHORTEST = Math.floor(RATE / HIGHEST_HERTZ);
const LONGEST = Math.ceil(RATE / LOWEST_HERTZ);
/** Autocorrelation from which on a frame is voiced. */
const VOICED = 0.55;
/** Of two periods that explain the sound nearly as well, the shorter is the pitch. */
const NEARLY = 0.92;

const spectrum = new Spectrum(TRANSFORM);
const window = Float64Array.from(
  { length: FRAME },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / FRAME),
);
const ofWindow = spectrum.autocorrelation(window);

/**
 * Pitch of the voiced frames in octaves above 1 Hz, a frame every 20 ms: the autocorrelation of 40 ms of sound,
 * divided by that of its window (P. Boersma, 1993).
 */
export function pitches(samples: Float32Array): number[] {
  const sound = Float64Array.from(
    { length: Math.floor(samples.length / 2) },
    (_, i) => ((samples[2 * i] ?? 0) + (samples[2 * i + 1] ?? 0)) / 2,
  );
  const found: number[] = [];
  const frame = new Float64Array(FRAME);
  for (let start = 0; start + FRAME <= sound.length; start += HOP) {
    let mean = 0;
    const raw = sound.subarray(start, start + FRAME);
    for (const value of raw) mean += value / FRAME;
    for (const [i, value] of raw.entries()) frame[i] = (value - mean) * (window[i] ?? 0);
    const lag = period(spectrum.autocorrelation(frame));
    if (lag !== undefined) found.push(Math.log2(RATE / lag));
  }
  return found;
}

/** The period of a voiced frame in samples, between two samples by a parabola through the peak. */
function period(raw: Float64Array): number | undefined {
  const similarity = (lag: number) => (raw[lag] ?? 0) / (ofWindow[lag] ?? 1);
  let best = 0;
  for (let lag = SHORTEST; lag <= LONGEST; lag++) best = Math.max(best, similarity(lag));
  if (best < VOICED) return undefined;
  for (let lag = SHORTEST; lag <= LONGEST; lag++) {
    const [before, here, after] = [similarity(lag - 1), similarity(lag), similarity(lag + 1)];
    if (here < NEARLY * best || here < before || here < after) continue;
    const bend = before - 2 * here + after;
    return bend < 0 ? lag + (before - after) / (2 * bend) : lag;
  }
  return undefined;
}
