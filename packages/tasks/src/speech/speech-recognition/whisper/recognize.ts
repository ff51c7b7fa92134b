import type { OutputOf } from "@hapju/spec";
import { SAMPLE_RATE } from "@hapju/spec";
import type { speechRecognition } from "../contract.ts";
import { cutPieces } from "../cut.ts";
import { withoutLoop } from "../repetition.ts";
import { isSilent } from "../silence.ts";
import { isInvented } from "./guard.ts";
import type { WhisperNetwork } from "./network.ts";
import type { Phrases } from "./phrases.ts";
import { type FoundText, type FoundToken, search } from "./search.ts";
import type { TokenScores } from "./token-scores.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { timedWords } from "./words.ts";

/** A loaded model. */
export interface Whisper {
  readonly network: WhisperNetwork;
  readonly scores: TokenScores;
  readonly vocabulary: Vocabulary;
}

/** How one input is recognised. */
export interface RecognizeOptions {
  /** The token of the language. */
  readonly language: number;
  readonly beam: number;
  readonly phrases: Phrases | undefined;
}

/** The network reads 30 s, one of them silence behind the sound. */
const LONGEST_SECONDS = 29;
/**
 * Silence behind the sound. The network was trained with all of 30 s filled; with less it is several times as fast and, rarely,
 * does not find the end of the text and repeats it, and is given all of them.
 */
const TAIL_SECONDS = 1;
const WHOLE_SECONDS = 30;
/** The network hears nothing in less. */
const SHORTEST_SECONDS = 0.1;
/** Nobody says more; a text that goes on is repeating itself. */
const TOKENS_PER_SECOND = 25;
const SPARE_TOKENS = 8;
/** The decoder has places for 448 tokens; openai/whisper leaves half of them to a prompt. */
const MOST_TOKENS = 224;

/** The words of a segment of speech of any length. Text before a piece is never given with it: it would be repeated. */
export async function recognize(
  whisper: Whisper,
  samples: Float32Array,
  options: RecognizeOptions,
  signal: AbortSignal,
): Promise<OutputOf<typeof speechRecognition>> {
  const texts: string[] = [];
  const words: NonNullable<OutputOf<typeof speechRecognition>["words"]> = [];
  let start = 0;
  for (const piece of cutPieces(samples, LONGEST_SECONDS)) {
    const found = await recognizePiece(whisper, piece, start / SAMPLE_RATE, options, signal);
    if (found.text !== "") texts.push(found.text);
    words.push(...found.words);
    start += piece.length;
  }
  return { text: texts.join(" "), words };
}

const NOTHING = { text: "", words: [] };

async function recognizePiece(
  { network, scores, vocabulary }: Whisper,
  piece: Float32Array,
  offsetSeconds: number,
  options: RecognizeOptions,
  signal: AbortSignal,
) {
  const seconds = piece.length / SAMPLE_RATE;
  if (seconds < SHORTEST_SECONDS || isSilent(piece)) return NOTHING;
  const mostTokens = Math.min(MOST_TOKENS, Math.ceil(seconds * TOKENS_PER_SECOND) + SPARE_TOKENS);
  const read = async (tailSeconds: number) => {
    const sound = await network.encode(piece, tailSeconds);
    return { sound, found: await search(network, scores, sound, { ...options, mostTokens }, signal) };
  };
  const short = await read(TAIL_SECONDS);
  const { sound, found } = short.found.repeats ? await read(WHOLE_SECONDS) : short;
  const tokens = found.tokens.slice(0, withoutLoop(found.tokens.map(({ id }) => id)).length);
  const text = vocabulary.text(tokens.map(({ id }) => id)).trim();
  const logProbability = meanOf(tokens.length < found.tokens.length ? tokens : [...tokens, ...ends(found)]);
  if (isInvented({ text, logProbability, noSpeech: found.noSpeech, seconds })) return NOTHING;
  return { text, words: timedWords({ ...found, tokens }, sound, vocabulary, offsetSeconds) };
}

const ends = ({ end }: FoundText) => (end ? [end] : []);

/** Mean log probability. */
const meanOf = (tokens: readonly FoundToken[]) =>
  tokens.reduce((sum, { logProbability }) => sum + logProbability, 0) / tokens.length;
