import { deflateSync } from "node:zlib";

/** Mean log probability of a token below which a text is more often invented than heard. */
const LEAST_LOG_PROBABILITY = -1.3;
/** A text that deflate makes this many times smaller repeats itself (openai/whisper). */
const MOST_COMPRESSION = 2.4;
/** With this probability of no speech, a text must be likely (openai/whisper). */
const NO_SPEECH = 0.6;
const LEAST_LOG_PROBABILITY_OF_SPEECH = -1;

/** A text and what the decoder thinks of it. */
export interface JudgedText {
  readonly text: string;
  readonly logProbability: number;
  readonly noSpeech: number;
  readonly seconds: number;
}

/** Letters and digits that nobody says in a second. */
const MOST_LETTERS_PER_SECOND = 30;

/** Whether a text was invented rather than heard: unlikely, repeating itself, or too long for the time it was said in. */
export function isInvented({ text, logProbability, noSpeech, seconds }: JudgedText): boolean {
  if (logProbability < LEAST_LOG_PROBABILITY) return true;
  if (noSpeech > NO_SPEECH && logProbability < LEAST_LOG_PROBABILITY_OF_SPEECH) return true;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters > MOST_LETTERS_PER_SECOND * seconds) return true;
  const bytes = Buffer.from(text);
  return bytes.length / deflateSync(bytes).length > MOST_COMPRESSION;
}
