import { SAMPLE_RATE } from "@hapju/spec";
import { loudness } from "./loudness.ts";

/**
 * The band of the second formant, in hertz: of all frequencies it follows the opening of a mouth most closely (Grant and
 * Seitz, J. Acoust. Soc. Am. 108, 2000). The voice below it is nearly as loud between narrow lips, and hissing above
 * it needs closed teeth.
 */
const BAND = { from: 800, to: 2200 };
/** Two second-order sections are a Butterworth filter of fourth order with these: 24 decibels an octave. */
const QUALITIES = [0.541, 1.307];

/** Loudness of the band that follows the opening of a mouth, per frame of video, from the audio of that frame alone. */
export function mouthLoudness(samples: Float32Array, framesPerSecond: number, frames: number): Float64Array {
  const band = Float64Array.from(samples);
  for (const quality of QUALITIES) {
    filter(band, section("above", BAND.from, quality));
    filter(band, section("below", BAND.to, quality));
  }
  return loudness(Float32Array.from(band), framesPerSecond, frames, 1 / framesPerSecond);
}

/** Coefficients of a second-order filter: of its last three inputs and, subtracted, of its last two outputs. */
interface Section {
  readonly inputs: readonly [number, number, number];
  readonly outputs: readonly [number, number];
}

/** A section that passes what is above or below a frequency (R. Bristow-Johnson's audio EQ cookbook). */
function section(passes: "above" | "below", hertz: number, quality: number): Section {
  const angle = (2 * Math.PI * hertz) / SAMPLE_RATE;
  const [cosine, alpha] = [Math.cos(angle), Math.sin(angle) / (2 * quality)];
  const sign = passes === "below" ? 1 : -1;
  const outer = (1 - sign * cosine) / 2 / (1 + alpha);
  return {
    inputs: [outer, 2 * sign * outer, outer],
    outputs: [(-2 * cosine) / (1 + alpha), (1 - alpha) / (1 + alpha)],
  };
}

/** Filters in place. */
function filter(values: Float64Array, { inputs: [b0, b1, b2], outputs: [a1, a2] }: Section): void {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (const [i, x] of values.entries()) {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    values[i] = y;
    [x1, x2, y1, y2] = [x, x1, y, y1];
  }
}
