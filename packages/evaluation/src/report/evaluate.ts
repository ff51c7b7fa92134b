import { checkOrder, checkReference, checkSessions, withinRegions } from "../check.ts";
import { EvaluationError } from "../errors.ts";
import { diarizationErrorRate, jaccardErrorRate } from "../time/diarization.ts";
import { identificationErrorRate } from "../time/identification.ts";
import { groupBy, type ScoredRegion, type Transcript, type TranscriptSegment } from "../transcript.ts";
import { cpErrors, joinedErrors } from "../words/cp.ts";
import { mimoErrors } from "../words/mimo.ts";
import { dicpErrors, orcErrors } from "../words/orc.ts";
import { prepareSession, type WordOptions } from "../words/session.ts";
import type { WordTimingMode } from "../words/word-timing.ts";
import { overallScores } from "./overall.ts";
import type { Metric, Scores } from "./scores.ts";

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
  /** Which of the metrics to compute. Default: all that the files allow; MIMO-WER only of small sessions. */
  readonly metrics?: readonly Metric[];
}

/** The scores of a hypothesis. */
export interface Evaluation {
  readonly unit: "words" | "characters";
  readonly sessions: readonly { readonly session: string; readonly scores: Scores }[];
  /** All sessions together: errors are added before they are divided, JER is the mean over all speakers. */
  readonly overall: Scores;
  /** What a reader of the figures must know: sessions without hypothesis, bounds, what was left out. */
  readonly notes: readonly string[];
}

/**
 * Scores a hypothesis against a reference, session by session, by every metric the files allow: words
 * need words on both sides (RTTM has none), WER needs at most one speaker a session. Throws
 * `EvaluationError` naming file and line where the files cannot be scored.
 */
export function evaluate(
  reference: Transcript,
  hypothesis: Transcript,
  options: EvaluateOptions = {},
): Evaluation {
  checkFiles(reference, hypothesis, options);
  const notes: string[] = [];
  const hypotheses = groupBy(hypothesis.segments, (segment) => segment.session);
  const speech = hypothesis.speech && groupBy(hypothesis.speech, (segment) => segment.session);
  const both = [...groupBy(reference.segments, (segment) => segment.session)].map(
    ([session, own]) => [session, own, hypotheses.get(session) ?? []] as const,
  );
  for (const [session, , answers] of both) {
    if (answers.length === 0)
      notes.push(`${session}: the hypothesis has nothing; all of the reference counts as missed.`);
  }
  const wanted = new Set<Metric>(options.metrics ?? ALL_METRICS);
  const hasWords = [...reference.segments, ...hypothesis.segments].every(
    (segment) => segment.words !== undefined,
  );
  if (!hasWords) notes.push("A side has no words (RTTM): only who speaks when is scored.");
  const single = both.every(([, ...sides]) =>
    sides.every((side) => new Set(side.map((turn) => turn.speaker)).size <= 1),
  );
  const sessions = both.map(([session, own, answers]) => ({
    session,
    scores: {
      ...(hasWords && wordScores(own, answers, options, wanted, single)),
      ...timeScores(own, speech ? (speech.get(session) ?? []) : answers, options, wanted),
    },
  }));
  notes.push(...bounds(sessions, hasWords && options.metrics?.includes("mimoWer") === true));
  return {
    unit: options.unit ?? "words",
    sessions,
    overall: overallScores(sessions.map(({ scores }) => scores)),
    notes,
  };
}

const ALL_METRICS: readonly Metric[] = [
  "wer",
  "cpWer",
  "tcpWer",
  "orcWer",
  "tcorcWer",
  "dicpWer",
  "mimoWer",
  "der",
  "jer",
  "identification",
];

function checkFiles(reference: Transcript, hypothesis: Transcript, options: EvaluateOptions): void {
  checkReference(reference, options.selfOverlap);
  if (hypothesis.segments.length === 0 && options.emptyHypothesis !== "count") {
    throw new EvaluationError(
      "empty-hypothesis",
      'the hypothesis has no segments; if no speech was found, pass emptyHypothesis "count" to score it as all deleted',
      { file: hypothesis.file },
    );
  }
  checkOrder(hypothesis);
  checkSessions(reference, hypothesis);
}

function wordScores(
  all: readonly TranscriptSegment[],
  answers: readonly TranscriptSegment[],
  options: EvaluateOptions,
  wanted: ReadonlySet<Metric>,
  single: boolean,
): Scores {
  const { regions = [], wordCollarSeconds = 5, ...rest } = options;
  const reference = withinRegions(all, regions);
  const hypothesis = withinRegions(answers, regions);
  const plain = prepareSession(reference, hypothesis, rest);
  const timed = prepareSession(reference, hypothesis, { ...rest, collarSeconds: wordCollarSeconds });
  const mimoWer = wanted.has("mimoWer") ? mimoErrors(plain) : undefined;
  return {
    ...(single && wanted.has("wer") && { wer: joinedErrors(plain) }),
    ...(wanted.has("cpWer") && { cpWer: cpErrors(plain) }),
    ...(wanted.has("tcpWer") && { tcpWer: cpErrors(timed) }),
    ...(wanted.has("orcWer") && { orcWer: orcErrors(plain) }),
    ...(wanted.has("tcorcWer") && { tcorcWer: orcErrors(timed) }),
    ...(wanted.has("dicpWer") && { dicpWer: dicpErrors(plain) }),
    ...(mimoWer && { mimoWer }),
  };
}

function timeScores(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: EvaluateOptions,
  wanted: ReadonlySet<Metric>,
): Scores {
  const timing = { ...options, collarSeconds: options.turnCollarSeconds ?? 0 };
  return {
    ...(wanted.has("der") && { der: diarizationErrorRate(reference, hypothesis, timing) }),
    ...(wanted.has("jer") && { jer: jaccardErrorRate(reference, hypothesis, timing) }),
    ...(wanted.has("identification") && {
      identification: identificationErrorRate(reference, hypothesis, timing),
    }),
  };
}

function bounds(sessions: Evaluation["sessions"], mimo: boolean): string[] {
  const list = (names: readonly string[]) => names.join(", ");
  const bounded = sessions.filter(({ scores }) =>
    [scores.orcWer, scores.tcorcWer].some((score) => score?.exact === false),
  );
  const without = sessions.filter(({ scores }) => scores.mimoWer === undefined);
  return [
    ...(bounded.length > 0
      ? [
          `${list(bounded.map(({ session }) => session))}: too large for an exact ORC search; values marked ≤ are upper bounds by greedy search.`,
        ]
      : []),
    ...(mimo && without.length > 0
      ? [`${list(without.map(({ session }) => session))}: too large for MIMO-WER, which is left out.`]
      : []),
  ];
}
