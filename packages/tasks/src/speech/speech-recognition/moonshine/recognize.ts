import { cutPieces } from "../cut.ts";
import { endsInLoop, withoutLoop } from "../repetition.ts";
import { withGain } from "./gain.ts";
import type { MoonshineNetwork } from "./network.ts";
import type { DecodeTokens } from "./tokens.ts";

/** A loaded model: its network and its vocabulary. */
export interface Moonshine {
  readonly network: MoonshineNetwork;
  readonly decode: DecodeTokens;
}

/** The network writes nothing for much longer pieces. */
const LONGEST_SECONDS = 10;
/** Loudness (root mean square) that audio is scaled to; an empty answer is retried with the next. */
const LOUDNESS = [0.06, 0.12, 0.02];

/**
 * The text of a segment of speech of any length. Long audio is cut at its quietest places; each piece is scaled to one loudness and, where the answer is empty,
 * retried at another.
 */
export async function recognize(
  { network, decode }: Moonshine,
  samples: Float32Array,
  signal: AbortSignal,
): Promise<string> {
  const texts: string[] = [];
  for (const piece of cutPieces(samples, LONGEST_SECONDS))
    texts.push(await recognizePiece({ network, decode }, piece, signal));
  return texts.filter((text) => text !== "").join(" ");
}

async function recognizePiece(
  { network, decode }: Moonshine,
  piece: Float32Array,
  signal: AbortSignal,
): Promise<string> {
  for (const loudness of LOUDNESS) {
    const scaled = withGain(piece, loudness);
    if (!scaled) return "";
    const tokens = await network(scaled, signal);
    const text = decode(withoutLoop(tokens)).trim();
    if (text !== "" && !(endsInLoop(tokens) && loudness !== LOUDNESS.at(-1))) return text;
  }
  return "";
}
