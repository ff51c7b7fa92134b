import { chooseRows } from "./choose-rows.ts";
import { ALIGNMENT_HEADS, type EncodedSound, emptyCache, type WhisperNetwork } from "./network.ts";
import type { PhraseState, Phrases } from "./phrases.ts";
import { SPECIAL } from "./special-tokens.ts";
import { highest, probabilities, type TokenScores } from "./token-scores.ts";

/** So many tokens in a row that were written before are no coincidence. */
const REPEATED_TOKENS = 10;

/** What decides how a text is searched. */
export interface SearchOptions {
  readonly language: number;
  /** Hypotheses that are followed at a time; 1 is greedy. */
  readonly beam: number;
  readonly phrases: Phrases | undefined;
  readonly mostTokens: number;
}

/** A token of a text. */
export interface FoundToken {
  readonly id: number;
  /** Natural logarithm. */
  readonly logProbability: number;
  /** [heads × frames]: where the decoder looked when it wrote it. */
  readonly attention: Float32Array;
}

/** The likeliest text of a sound. */
export interface FoundText {
  /** The end is not among them. */
  readonly tokens: readonly FoundToken[];
  /** It was broken off, since its last tokens were written before. */
  readonly repeats: boolean;
  /** That nobody speaks. */
  readonly noSpeech: number;
  /** The token that ends it; absent where it was broken off. */
  readonly end: FoundToken | undefined;
  /** Where the decoder looked when it wrote the tokens of the prompt. */
  readonly promptAttention: readonly Float32Array[];
}

interface Hypothesis {
  readonly last: FoundToken | undefined;
  readonly before: Hypothesis | undefined;
  readonly length: number;
  /** Sum of log probabilities. */
  readonly sum: number;
  /** What phrases gained. */
  readonly gained: number;
  readonly state: PhraseState | undefined;
  /** Row of the decoder's pass that it continues. */
  readonly row: number;
}

/** Beam search over the texts of a sound (greedy with one hypothesis), as openai/whisper does it without time stamps. */
export async function search(
  network: WhisperNetwork,
  scores: TokenScores,
  sound: EncodedSound,
  { language, beam, phrases, mostTokens }: SearchOptions,
  signal: AbortSignal,
): Promise<FoundText> {
  const prompt = [SPECIAL.start, language, SPECIAL.transcribe, SPECIAL.noTimestamps];
  let pass = await network.decode(sound, [prompt], emptyCache(), 0);
  const width = pass.logits.length / prompt.length;
  const noSpeech = probabilities(pass.logits.subarray(0, width))[SPECIAL.noSpeech] ?? 0;
  const promptAttention = prompt
    .slice(1)
    .map((_, at) => attentionAt(pass.attention, sound, 0, at, prompt.length));
  let logits = [pass.logits.subarray(-width)];
  let attention = [attentionAt(pass.attention, sound, 0, prompt.length - 1, prompt.length)];
  let open: Hypothesis[] = [
    { last: undefined, before: undefined, length: 0, sum: 0, gained: 0, state: phrases?.start, row: 0 },
  ];
  const ended: Hypothesis[] = [];
  let repeats = false;
  for (let length = 0; length < mostTokens; length++) {
    const continued = open
      .flatMap((hypothesis, row) => {
        const log = scores(logits[row] ?? new Float32Array(), length === 0);
        const looked = attention[row] ?? new Float32Array();
        return continuations(hypothesis, log, beam, phrases).map((id) =>
          continueWith(hypothesis, { id, logProbability: log[id] ?? 0, attention: looked }, row, phrases),
        );
      })
      .toSorted((a, b) => totalOf(b) - totalOf(a));
    open = [];
    for (const hypothesis of continued) {
      if (hypothesis.last?.id === SPECIAL.end) ended.push(hypothesis);
      else open.push(hypothesis);
      if (open.length === beam) break;
    }
    repeats = isRepeating(open[0]);
    if (ended.length >= beam || open.length === 0 || repeats) break;
    signal.throwIfAborted();
    const cache = chooseRows(
      pass.cache,
      open.map(({ row }) => row),
    );
    const last = open.map(({ last }) => [last?.id ?? SPECIAL.end]);
    pass = await network.decode(sound, last, cache, prompt.length + length);
    const { logits: all, attention: heads } = pass;
    logits = open.map((_, row) => all.subarray(row * width, (row + 1) * width));
    attention = open.map((_, row) => attentionAt(heads, sound, row, 0, 1));
  }
  const [best] = (ended.length > 0 ? ended : open).toSorted((a, b) => meanOf(b) - meanOf(a));
  return { ...textOf(best), repeats, noSpeech, promptAttention };
}

/** The tokens that a hypothesis may be continued with. */
function continuations(
  { state }: Hypothesis,
  scores: Float32Array,
  beam: number,
  phrases: Phrases | undefined,
): number[] {
  const likeliest = highest(scores, beam === 1 ? 1 : beam + 1);
  if (!phrases || !state) return likeliest;
  const ofPhrases = [...phrases.tokensAfter(state)].filter((id) => Number.isFinite(scores[id]));
  return [...new Set([...likeliest, ...ofPhrases])];
}

function continueWith(
  before: Hypothesis,
  last: FoundToken,
  row: number,
  phrases: Phrases | undefined,
): Hypothesis {
  const step = before.state && phrases?.after(before.state, last.id);
  return {
    last,
    before,
    length: before.length + 1,
    sum: before.sum + last.logProbability,
    gained: before.gained + (step?.gain ?? 0),
    state: step?.state,
    row,
  };
}

const totalOf = ({ sum, gained }: Hypothesis) => sum + gained;
const meanOf = (hypothesis: Hypothesis) => totalOf(hypothesis) / Math.max(1, hypothesis.length);

function textOf(best: Hypothesis | undefined): Pick<FoundText, "tokens" | "end"> {
  const tokens: FoundToken[] = [];
  for (let at = best; at; at = at.before) if (at.last) tokens.unshift(at.last);
  const end = tokens.at(-1)?.id === SPECIAL.end ? tokens.pop() : undefined;
  return { tokens, end };
}

/** Whether the last tokens of the likeliest hypothesis stand in it before. */
function isRepeating(hypothesis: Hypothesis | undefined): boolean {
  if (!hypothesis || hypothesis.length < 2 * REPEATED_TOKENS) return false;
  const ids = textOf(hypothesis).tokens.map(({ id }) => id);
  const last = ids.slice(-REPEATED_TOKENS);
  return ids.some(
    (_, at) => at + REPEATED_TOKENS < ids.length && last.every((id, index) => ids[at + index] === id),
  );
}

/** Where the heads look at one token: [heads × frames] of [rows, heads, length, frames]. */
function attentionAt(
  all: Float32Array,
  { frames }: EncodedSound,
  row: number,
  at: number,
  length: number,
): Float32Array {
  const found = new Float32Array(ALIGNMENT_HEADS * frames);
  for (let head = 0; head < ALIGNMENT_HEADS; head++) {
    const start = ((row * ALIGNMENT_HEADS + head) * length + at) * frames;
    found.set(all.subarray(start, start + frames), head * frames);
  }
  return found;
}
