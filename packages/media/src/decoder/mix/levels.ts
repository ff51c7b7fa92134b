import { highPass } from "./high-pass.ts";
import { SAMPLE_RATE } from "./sample.ts";

const BLOCK = SAMPLE_RATE / 50;
/** Speech rises this many times above its background, in power; steady noise does not. */
const SPEECH_OVER_BACKGROUND = 10;

/** How loud a sampled sound is. Powers are mean squares of samples. */
export interface Levels {
  /** Power while it is loud: that of all but the loudest twentieth of its blocks. */
  readonly loud: number;
  /** Power of its background: of all but the quietest fifth. */
  readonly floor: number;
  /** Power of what lies below speech: offset, hum, rumble. */
  readonly low: number;
  /** It rises and falls as speech does. */
  readonly varies: boolean;
}

/** Removes what lies below speech, in place, and says how loud the rest is. */
export function levelsOf(samples: Float32Array): Levels {
  const before = meanSquare(samples, 0, samples.length);
  highPass(samples, SAMPLE_RATE);
  const low = Math.max(0, before - meanSquare(samples, 0, samples.length));
  const powers: number[] = [];
  for (let from = 0; from + BLOCK <= samples.length; from += BLOCK)
    powers.push(meanSquare(samples, from, from + BLOCK));
  powers.sort((a, b) => a - b);
  const at = (share: number) => powers[Math.floor(share * (powers.length - 1))] ?? 0;
  const [loud, floor] = [at(0.95), at(0.2)];
  return { loud, floor, low, varies: loud > SPEECH_OVER_BACKGROUND * floor };
}

function meanSquare(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += (samples[index] ?? 0) ** 2;
  return to > from ? sum / (to - from) : 0;
}
