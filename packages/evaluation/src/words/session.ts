import { EvaluationError } from "../errors.ts";
import { groupBy, type TranscriptSegment } from "../transcript.ts";
import { type Normalization, normalize } from "./normalize.ts";
import { type WordTimingMode, wordTimes } from "./word-timing.ts";

/** What is counted, and after which normalisation. */
export interface WordOptions {
  /** `words` (default), or `characters`: code points without blanks, for CER. */
  readonly unit?: "words" | "characters";
  /** Default `none`. */
  readonly normalization?: Normalization;
}

/** Options of the time-constrained rates. */
export interface TimedWordOptions extends WordOptions {
  /** How far a hypothesis word may stand from the reference word it is matched with; MeetEval advises 5. */
  readonly collarSeconds: number;
  /** Default `character_based`. */
  readonly referenceTiming?: WordTimingMode;
  /** Default `character_based_points`. */
  readonly hypothesisTiming?: WordTimingMode;
}

/** A row of words (or characters) as numbers; equal words have equal numbers. Times only if they constrain. */
export interface Tokens {
  readonly ids: Int32Array;
  readonly starts?: Float64Array;
  readonly ends?: Float64Array;
}

/** One turn with its words. */
export interface WordTurn extends Tokens {
  /** Where it stands in the list of segments that was given. */
  readonly index: number;
  readonly speaker: string;
  readonly startSeconds: number;
}

/** Both sides of one session, sorted by start, their words as numbers of one vocabulary. */
export interface Session {
  readonly reference: readonly WordTurn[];
  readonly hypothesis: readonly WordTurn[];
}

/** Prepares both sides of one session for counting. With a collar, hypothesis words are widened by it. */
export function prepareSession(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions | TimedWordOptions = {},
): Session {
  const vocabulary = new Map<string, number>();
  const timed = "collarSeconds" in options ? options : undefined;
  if (timed && !(timed.collarSeconds >= 0)) {
    throw new EvaluationError("bad-option", `a collar of ${timed.collarSeconds} s; give 0 or more seconds`);
  }
  const side = (segments: readonly TranscriptSegment[], timing: WordTimingMode, collarSeconds: number) =>
    segments
      .map((segment, index) =>
        prepareTurn(segment, index, vocabulary, options, timed && timing, collarSeconds),
      )
      .toSorted((a, b) => a.startSeconds - b.startSeconds);
  return {
    reference: side(reference, timed?.referenceTiming ?? "character_based", 0),
    hypothesis: side(
      hypothesis,
      timed?.hypothesisTiming ?? "character_based_points",
      timed?.collarSeconds ?? 0,
    ),
  };
}

/** The words of a text as they are counted. */
export function tokenize(text: string, { unit = "words", normalization = "none" }: WordOptions): string[] {
  const plain = normalize(text, normalization);
  if (unit === "characters") return [...plain.normalize("NFC").replace(/\s+/g, "")];
  return plain.split(/\s+/).filter(Boolean);
}

/** The turns of each speaker, in order of first appearance. */
export function streamsOf(turns: readonly WordTurn[]): Map<string, WordTurn[]> {
  return groupBy(turns, (turn) => turn.speaker);
}

/** Turns one after another as one row. */
export function concatenate(turns: readonly WordTurn[]): Tokens {
  const ids = new Int32Array(turns.reduce((sum, turn) => sum + turn.ids.length, 0));
  const timed = turns.some((turn) => turn.starts);
  const starts = new Float64Array(timed ? ids.length : 0);
  const ends = new Float64Array(starts.length);
  let at = 0;
  for (const turn of turns) {
    ids.set(turn.ids, at);
    if (turn.starts && turn.ends) {
      starts.set(turn.starts, at);
      ends.set(turn.ends, at);
    }
    at += turn.ids.length;
  }
  return timed ? { ids, starts, ends } : { ids };
}

function prepareTurn(
  segment: TranscriptSegment,
  index: number,
  vocabulary: Map<string, number>,
  options: WordOptions,
  timing: WordTimingMode | undefined,
  collarSeconds: number,
): WordTurn {
  if (segment.words === undefined) {
    throw new EvaluationError(
      "missing-words",
      `a turn of ${segment.speaker} in ${segment.session} has no words`,
      {
        session: segment.session,
      },
    );
  }
  const tokens = tokenize(segment.words, options);
  const ids = Int32Array.from(tokens, (token) => {
    const known = vocabulary.get(token);
    if (known !== undefined) return known;
    vocabulary.set(token, vocabulary.size);
    return vocabulary.size - 1;
  });
  const turn = { index, speaker: segment.speaker, startSeconds: segment.startSeconds, ids };
  if (!timing) return turn;
  // Lengths are counted in code points, as Python does, so that the times agree with MeetEval's.
  const weights = tokens.map((token) => [...token].length);
  const { starts, ends } = wordTimes(timing, segment.startSeconds, segment.endSeconds, weights);
  return {
    ...turn,
    starts: starts.map((start) => start - collarSeconds),
    ends: ends.map((end) => end + collarSeconds),
  };
}
