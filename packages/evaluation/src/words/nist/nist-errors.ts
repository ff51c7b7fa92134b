import { valueAt } from "../../defined.ts";
import { type NistText, textOf } from "../../formats/nist-text.ts";
import type { MarkedSegment, TranscriptSegment } from "../../transcript.ts";
import { sumErrors, type WordErrors } from "../error-rate.ts";
import { tokenize, type WordOptions } from "../session.ts";
import { timedWords } from "../timed-words.ts";
import { alignGraphs } from "./align-graphs.ts";
import { wordGraph } from "./word-graph.ts";

/**
 * WER as NIST's sclite counts it (`sclite -r REF stm -h HYP ctm -D`): each word of the hypothesis goes to the turn of the
 * reference in which its middle lies, or to the next one, turn by turn both are aligned over all alternatives, words in
 * parentheses may be missing, and what falls into an ignored stretch is left out. Case does not matter. Speakers of the
 * hypothesis do not either: it is one stream, and turns of the reference should follow each other. One channel of one
 * session; words without times of their own get them by their share of the characters of their segment.
 */
export function nistWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions & { readonly marks?: readonly MarkedSegment[] } = {},
): WordErrors {
  const marks = (options.marks ?? []).filter(({ kind }) => kind === "ignored" || kind === "gap");
  const stretches = [...reference.map(turnStretch), ...marks.map(markStretch)].toSorted(
    (a, b) => a.startSeconds - b.startSeconds || a.line - b.line,
  );
  const words = hypothesis.flatMap(timedWords).toSorted((a, b) => a.startSeconds - b.startSeconds);
  const vocabulary = new Map<string, number>();
  const idsOf = (word: string) =>
    tokenize(word.toLowerCase(), options).map((token) => {
      const id = vocabulary.get(token) ?? vocabulary.size;
      vocabulary.set(token, id);
      return id;
    });
  let at = 0;
  return sumErrors(
    stretches.map(({ endSeconds, text }, index) => {
      const from = at;
      const isLast = index === stretches.length - 1;
      while (at < words.length && (isLast || valueAt(words, at).middleSeconds < endSeconds)) at++;
      const heard = words.slice(from, at).map(({ word }) => word);
      return text ? alignGraphs(wordGraph(text, idsOf), wordGraph(heard, idsOf)) : sumErrors([]);
    }),
  );
}

/** A piece of the reference, in the order of its file; without a text it is ignored. */
interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly line: number;
  readonly text: NistText | undefined;
}

const turnStretch = ({ startSeconds, endSeconds, line = 0, ...turn }: TranscriptSegment): Stretch => ({
  startSeconds,
  endSeconds,
  line,
  text: textOf(turn),
});

const markStretch = ({ kind, startSeconds, endSeconds, line = 0 }: MarkedSegment): Stretch => ({
  startSeconds,
  endSeconds,
  line,
  text: kind === "gap" ? [] : undefined,
});
