import type { ScoredRegion, TranscriptSegment } from "../transcript.ts";
import type { WordOptions } from "../words/session.ts";
import type { WordTimingMode } from "../words/word-timing.ts";
import type { Metric } from "./scores.ts";

/** How a hypothesis is scored. What is left out has the default named. */
export interface EvaluateOptions extends WordOptions {
  /** How far apart matched words may be, for tcpWER and tcORC-WER. Default 5 s. */
  readonly wordCollarSeconds?: number;
  readonly referenceTiming?: WordTimingMode;
  readonly hypothesisTiming?: WordTimingMode;
  /** What is not scored around the edges of reference turns, for DER, JER and identification. Default 0 s. */
  readonly turnCollarSeconds?: number;
  readonly overlap?: "all" | "nooverlap";
  /** What to score; words of turns that touch a region count whole. Default everything. */
  readonly regions?: readonly ScoredRegion[];
  /** Names with this prefix mean "unknown". Default `unknown`. */
  readonly unknownPrefix?: string;
  /** The people who may be named. Default: all reference speakers. */
  readonly enrolled?: readonly string[];
  /** When each person is visible. */
  readonly onScreen?: readonly TranscriptSegment[];
  /** What to do with a reference in which a speaker's turns overlap. Default `error`. */
  readonly selfOverlap?: "error" | "count";
  /** What to do with a hypothesis without segments: refuse it, or count every word as deleted. Default `error`. */
  readonly emptyHypothesis?: "error" | "count";
  /** Which of the metrics to compute. Default: all that suit the files; MIMO-WER only of small sessions. */
  readonly metrics?: readonly Metric[];
}
