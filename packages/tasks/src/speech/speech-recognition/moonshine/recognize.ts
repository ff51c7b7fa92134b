import { cutPieces } from "./cut.ts";
import { withGain } from "./gain.ts";
import type { MoonshineNetwork } from "./network.ts";
import { endsInCircles, withoutCircles } from "./repetition.ts";
import type { DecodeTokens } from "./tokens.ts";

/** What recognizing takes. */
export interface Moonshine {
  readonly network: MoonshineNetwork;
  readonly decode: DecodeTokens;
}

/** Loudness (root mean square) the sound is brought to, and what an empty answer is tried again with. */
const LOUDNESS = [0.06, 0.12, 0.02];

/**
 * The text of a stretch of speech of any length. Long sound is cut at its quietest places, since the
 * network falls silent on long pieces; each piece is brought to one loudness and, when nothing comes
 * back, tried again at another.
 */
export async function recognize(
  { network, decode }: Moonshine,
  samples: Float32Array,
  signal: AbortSignal,
): Promise<string> {
  const texts: string[] = [];
  for (const piece of cutPieces(samples))
    texts.push(await recognizePiece({ network, decode }, piece, signal));
  return texts.filter((text) => text !== "").join(" ");
}

async function recognizePiece(
  { network, decode }: Moonshine,
  piece: Float32Array,
  signal: AbortSignal,
): Promise<string> {
  for (const loudness of LOUDNESS) {
    const heard = withGain(piece, loudness);
    if (!heard) return "";
    const tokens = await network(heard, signal);
    const text = decode(withoutCircles(tokens)).trim();
    if (text !== "" && !(endsInCircles(tokens) && loudness !== LOUDNESS.at(-1))) return text;
  }
  return "";
}
